'use client';

import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { readRecent, withRecent } from './recent-list.ts';

const watchers = new Set<() => void>();

function subscribe(watcher: () => void): () => void {
  watchers.add(watcher);
  window.addEventListener('storage', watcher);
  return () => {
    watchers.delete(watcher);
    window.removeEventListener('storage', watcher);
  };
}

/** Null where the browser keeps nothing, or will not say. */
function kept(key: string): string | null {
  try {
    return window.localStorage.getItem(key);
  } catch {
    return null;
  }
}

/**
 * What was asked lately, under a key; kept in this browser only. `understood` is the question on screen once the server
 * has taken it, null before.
 */
export function useRecent(key: string, understood: string | null): readonly string[] {
  const text = useSyncExternalStore(
    subscribe,
    () => kept(key),
    () => null,
  );
  useEffect(() => {
    if (understood !== null && understood !== '') remember(key, understood);
  }, [key, understood]);
  return useMemo(() => readRecent(text), [text]);
}

const remember = (key: string, q: string): void => {
  keep(key, withRecent(readRecent(kept(key)), q));
};

/** Forgets all that was asked under a key. */
export const forgetRecent = (key: string): void => {
  keep(key, []);
};

function keep(key: string, recent: readonly string[]): void {
  try {
    window.localStorage.setItem(key, JSON.stringify(recent));
  } catch {
    // Storage may be switched off; nothing is remembered then.
    return;
  }
  for (const watcher of watchers) watcher();
}
