'use client';

import { useCallback, useEffect, useRef } from 'react';

/**
 * Focuses something that is not on the page yet. The element is looked for after each rendering,
 * until it is there or something else is wanted.
 */
export function useFocusLater(): (selector: string) => void {
  const wanted = useRef<string | null>(null);
  const look = useCallback(() => {
    if (wanted.current === null) return;
    const found = document.querySelector<HTMLElement>(wanted.current);
    if (found === null) return;
    wanted.current = null;
    found.focus();
  }, []);
  useEffect(look);
  return useCallback(
    (selector: string) => {
      wanted.current = selector;
      look();
    },
    [look],
  );
}
