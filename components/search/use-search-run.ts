'use client';

import { useCallback } from 'react';
import type { RunStep } from './found-event.ts';
import { readSearch, searchHref, type SearchQuestion } from './read-search.ts';
import { advance, idleRun, type SearchRun } from './search-run.ts';
import { useStreamed } from './use-streamed.ts';

export interface RunningSearch {
  readonly run: SearchRun;
  readonly stop: () => void;
  /** Goes on where the answer stopped. */
  readonly more: () => void;
  readonly again: () => void;
}

/** Runs a search and drops it when another is asked. Null asks nothing. */
export function useSearchRun(question: SearchQuestion | null): RunningSearch {
  const store = question?.store ?? null;
  const read = useCallback(
    (href: string, onStep: (step: RunStep) => void, signal: AbortSignal) =>
      readSearch({ href, store }, onStep, signal),
    [store],
  );
  const href = question === null ? null : searchHref(question);
  const { run, stop, goOn, again } = useStreamed({ href, read, advance, idle: idleRun });
  return {
    run,
    stop,
    again,
    more() {
      if (question !== null && run.next !== null) goOn(searchHref(question, run.next));
    },
  };
}
