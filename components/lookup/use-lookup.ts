'use client';

import { keepPinned } from '@/components/ui/pinned.ts';
import { useEffect, useReducer } from 'react';
import { lookupStep, lookupValue } from '@/lib/api/lookup.ts';
import { problemView } from '@/lib/api/views.ts';
import { pathHref } from '@/lib/urls/api-href.ts';
import { advance, newRun, type LookupRun, type RunAction } from './lookup-run.ts';

interface Question {
  readonly store: string;
  readonly value: string;
}

/** Looks a value up in one store; leaving the screen ends the work on the server. */
export function useLookup({ store, value }: Question): {
  readonly run: LookupRun;
  readonly send: (action: RunAction) => void;
} {
  const [run, send] = useReducer(advance, newRun);
  const { state } = run;
  const cursor = run.end?.next ?? null;
  useEffect(() => {
    if (state !== 'running') return;
    const source = new EventSource(
      keepPinned(pathHref(lookupValue.path, { store, value, cursor })),
    );
    const fail = (message: string): void => {
      source.close();
      send({ kind: 'fail', message });
    };
    source.addEventListener(lookupValue.event, ({ data }: MessageEvent<string>) => {
      const step = lookupStep.parse(JSON.parse(data));
      // A browser takes the end of an answer for a lost connection and would ask again.
      if (step.kind === 'end') source.close();
      send({ kind: 'step', step });
    });
    source.addEventListener('problem', ({ data }: MessageEvent<string>) => {
      fail(problemView.safeParse(JSON.parse(data)).data?.detail ?? 'The server could not go on.');
    });
    source.onerror = () => {
      fail('The server did not answer, or refused the question.');
    };
    return () => {
      source.close();
    };
  }, [store, value, state, cursor]);
  return { run, send };
}
