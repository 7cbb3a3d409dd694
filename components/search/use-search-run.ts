'use client';

import { useCallback, useEffect, useReducer, useRef } from 'react';
import { readSearch, searchHref, type SearchQuestion } from './read-search.ts';
import { advance, idleRun, type SearchRun } from './search-run.ts';

export interface RunningSearch {
  readonly run: SearchRun;
  readonly stop: () => void;
  /** Goes on where the answer stopped. */
  readonly more: () => void;
  readonly again: () => void;
}

/** Runs a search and drops it when another is asked. Null asks nothing. */
export function useSearchRun(question: SearchQuestion | null): RunningSearch {
  const [run, act] = useReducer(advance, idleRun);
  const abort = useRef<AbortController | null>(null);

  const store = question?.store ?? null;
  const read = useCallback(
    (href: string) => {
      abort.current?.abort();
      const { signal } = (abort.current = new AbortController());
      const alive = (action: Parameters<typeof act>[0]) => {
        if (!signal.aborted) act(action);
      };
      readSearch(
        { href, store },
        (step) => {
          alive({ kind: 'step', step });
        },
        signal,
      ).catch((error: unknown) => {
        alive({ kind: 'fail', error: error instanceof Error ? error : new Error(String(error)) });
      });
    },
    [store],
  );

  const href = question === null ? null : searchHref(question);
  const start = useCallback(() => {
    act({ kind: href === null ? 'reset' : 'start' });
    if (href !== null) read(href);
  }, [href, read]);

  useEffect(() => {
    // The zone of the reader is known only after the first drawing; that one asks nothing.
    const soon = setTimeout(start, 0);
    return () => {
      clearTimeout(soon);
      abort.current?.abort();
    };
  }, [start]);

  return {
    run,
    stop() {
      abort.current?.abort();
      act({ kind: 'stop' });
    },
    more() {
      if (question === null || run.next === null) return;
      act({ kind: 'continue' });
      read(searchHref(question, run.next));
    },
    again: start,
  };
}
