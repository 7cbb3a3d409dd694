'use client';

import { keepPinned } from '@/components/ui/pinned.ts';
import { useEffect, useReducer } from 'react';
import { findTruth, truthStep } from '@/lib/api/time-travel.ts';
import { problemView } from '@/lib/api/views.ts';
import { pathHref } from '@/lib/urls/api-href.ts';
import { advanceTruth, newTruthRun, type TruthAction, type TruthRun } from './truth-run.ts';

export interface CategoryQuestion {
  readonly store: string;
  readonly category: string;
  readonly condition: string;
}

/** Asks every stream of a category; leaving the screen or stopping ends the work on the server. */
export function useTruthRun({ store, category, condition }: CategoryQuestion): {
  readonly run: TruthRun;
  readonly send: (action: TruthAction) => void;
} {
  const [run, send] = useReducer(advanceTruth, newTruthRun);
  const { state, from } = run;
  useEffect(() => {
    if (state !== 'running') return;
    const params = { store, category, when: condition, cursor: from };
    const source = new EventSource(keepPinned(pathHref(findTruth.path, params)));
    const fail = (message: string): void => {
      source.close();
      send({ kind: 'fail', message });
    };
    source.addEventListener(findTruth.event, ({ data }: MessageEvent<string>) => {
      const step = truthStep.safeParse(JSON.parse(data));
      if (step.success) send({ kind: 'step', step: step.data });
      // A browser takes the end of an answer for a lost connection and would ask again.
      if (step.data?.kind === 'end') source.close();
    });
    source.addEventListener('problem', ({ data }: MessageEvent<string>) => {
      const problem = problemView.safeParse(JSON.parse(data));
      fail(problem.data?.detail ?? 'The server could not go on.');
    });
    source.onerror = () => {
      fail('The server did not answer, or refused the question.');
    };
    return () => {
      source.close();
    };
  }, [store, category, condition, state, from]);
  return { run, send };
}
