'use client';

import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { readRecent, recentKey, withSearch } from './recent-searches.ts';

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
 * What was searched lately, in a store or in all (null); kept in this browser only. `understood` is the search on
 * screen once the server has taken it, null before.
 */
export function useRecent(store: string | null, understood: string | null): readonly string[] {
  const key = recentKey(store);
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

function remember(key: string, q: string): void {
  const next = JSON.stringify(withSearch(readRecent(kept(key)), q));
  try {
    window.localStorage.setItem(key, next);
  } catch {
    // Storage may be switched off; there are no recent searches then.
    return;
  }
  for (const watcher of watchers) watcher();
}
