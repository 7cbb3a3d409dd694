'use client';

import { keepPinned } from '@/components/ui/pinned.ts';
import { useEffect, useState } from 'react';
import { healthStep, readHealth, type HealthStep } from '@/lib/api/health.ts';
import { problemView } from '@/lib/api/views.ts';
import { pathHref } from '@/lib/urls/api-href.ts';

export interface Examination {
  readonly state: 'running' | 'stopped' | 'failed' | 'ended';
  readonly step: HealthStep | null;
  readonly failure: string | null;
}

const begun: Examination = { state: 'running', step: null, failure: null };

/** Has a log examined; leaving the page or stopping ends the work on the server. */
export function useHealth(store: string): {
  readonly examination: Examination;
  readonly stop: () => void;
  readonly again: () => void;
} {
  const [asked, setAsked] = useState({ again: '0', turn: 0 });
  const [examination, set] = useState<Examination>(begun);
  const { state } = examination;
  const runs = state === 'running';
  useEffect(() => {
    if (!runs) return;
    const source = new EventSource(
      keepPinned(pathHref(readHealth.path, { store, again: asked.again })),
    );
    const fail = (failure: string): void => {
      source.close();
      set((before) => ({ ...before, state: 'failed', failure }));
    };
    source.addEventListener(readHealth.event, ({ data }: MessageEvent<string>) => {
      const step = healthStep.parse(JSON.parse(data));
      if (step.kind === 'end') source.close();
      set({ state: step.kind === 'end' ? 'ended' : 'running', step, failure: null });
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
  }, [store, asked, runs]);
  return {
    examination,
    stop() {
      set((before) => ({ ...before, state: 'stopped' }));
    },
    again() {
      setAsked(({ turn }) => ({ again: '1', turn: turn + 1 }));
      set(begun);
    },
  };
}
