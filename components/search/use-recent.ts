'use client';

import { useCallback, useMemo, useSyncExternalStore } from 'react';
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

interface Recent {
  readonly searches: readonly string[];
  readonly remember: (q: string) => void;
}

/** What was searched in a store lately; kept in this browser only. */
export function useRecent(store: string): Recent {
  const key = recentKey(store);
  const text = useSyncExternalStore(
    subscribe,
    () => kept(key),
    () => null,
  );
  const remember = useCallback(
    (q: string) => {
      const next = JSON.stringify(withSearch(readRecent(kept(key)), q));
      try {
        window.localStorage.setItem(key, next);
      } catch {
        // Storage may be switched off; there are no recent searches then.
        return;
      }
      for (const watcher of watchers) watcher();
    },
    [key],
  );
  return { searches: useMemo(() => readRecent(text), [text]), remember };
}
