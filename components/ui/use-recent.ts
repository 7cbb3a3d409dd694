'use client';

import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { keepText, keptText, watchKept } from './kept-in-browser.ts';
import { readRecent, withRecent } from './recent-list.ts';

/**
 * What was asked lately, under a key; kept in this browser only. `understood` is the question on screen once the server
 * has taken it, null before.
 */
export function useRecent(key: string, understood: string | null): readonly string[] {
  const text = useSyncExternalStore(
    watchKept,
    () => keptText(key),
    () => null,
  );
  useEffect(() => {
    if (understood !== null && understood !== '') remember(key, understood);
  }, [key, understood]);
  return useMemo(() => readRecent(text), [text]);
}

const remember = (key: string, q: string): void => {
  keep(key, withRecent(readRecent(keptText(key)), q));
};

/** Forgets all that was asked under a key. */
export const forgetRecent = (key: string): void => {
  keep(key, []);
};

const keep = (key: string, recent: readonly string[]): void => {
  keepText(key, JSON.stringify(recent));
};
