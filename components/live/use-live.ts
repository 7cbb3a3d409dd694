'use client';

import { keepPinned } from '@/components/ui/pinned.ts';
import { useEffect, useReducer, useRef } from 'react';
import { tailEvents, tailStep } from '@/lib/api/tail.ts';
import { problemView } from '@/lib/api/views.ts';
import { pathHref } from '@/lib/urls/api-href.ts';
import { advance, newRun, type LiveAction, type LiveRun } from './live-run.ts';

interface Question {
  readonly store: string;
  readonly q: string;
  readonly zone: string;
  /** Where the watch began, from the address; null: now. */
  readonly after: string | null;
}

/** Follows a query; the browser comes back by itself where the connection breaks. */
export function useLive({ store, q, zone, after }: Question): {
  readonly run: LiveRun;
  readonly send: (action: LiveAction) => void;
} {
  const [run, send] = useReducer(advance, { ...newRun, place: after, began: after });
  const place = useRef(after);
  useEffect(() => {
    place.current = run.place;
  });
  const open = !run.overflowed && run.failure === null;
  useEffect(() => {
    if (!open) return;
    const from = { store, q, zone, after: place.current };
    const source = new EventSource(keepPinned(pathHref(tailEvents.path, from)));
    source.addEventListener(tailEvents.event, ({ data }: MessageEvent<string>) => {
      send({ kind: 'step', step: tailStep.parse(JSON.parse(data)), now: Date.now() });
    });
    source.addEventListener('problem', ({ data }: MessageEvent<string>) => {
      source.close();
      const problem = problemView.safeParse(JSON.parse(data));
      send({ kind: 'fail', message: problem.data?.detail ?? 'The server could not go on.' });
    });
    source.onerror = () => {
      if (source.readyState !== EventSource.CLOSED) send({ kind: 'lost' });
      else send({ kind: 'fail', message: 'The server did not answer, or refused the question.' });
    };
    return () => {
      source.close();
    };
  }, [store, q, zone, open]);
  return { run, send };
}
