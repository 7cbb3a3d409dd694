'use client';

import { useCallback, useEffect, useReducer, useRef } from 'react';

/** What happens to an answer that comes step by step. */
export type StreamedAction<Step> =
  | { readonly kind: 'start' }
  | { readonly kind: 'continue' }
  | { readonly kind: 'stop' }
  | { readonly kind: 'fail'; readonly error: Error }
  | { readonly kind: 'reset' }
  | { readonly kind: 'step'; readonly step: Step };

interface Streamed<Step, Run> {
  /** Where the answer is; null asks nothing. */
  readonly href: string | null;
  readonly read: (href: string, onStep: (step: Step) => void, signal: AbortSignal) => Promise<void>;
  readonly advance: (run: Run, action: StreamedAction<Step>) => Run;
  readonly idle: Run;
}

/** Reads an answer as it comes, and drops it when another is asked. */
export function useStreamed<Step, Run>({ href, read, advance, idle }: Streamed<Step, Run>) {
  const [run, act] = useReducer(advance, idle);
  const abort = useRef<AbortController | null>(null);
  const follow = useCallback(
    (from: string) => {
      abort.current?.abort();
      const { signal } = (abort.current = new AbortController());
      const alive = (action: StreamedAction<Step>) => {
        if (!signal.aborted) act(action);
      };
      const onStep = (step: Step) => {
        alive({ kind: 'step', step });
      };
      read(from, onStep, signal).catch((error: unknown) => {
        alive({ kind: 'fail', error: error instanceof Error ? error : new Error(String(error)) });
      });
    },
    [read],
  );
  const start = useCallback(() => {
    act({ kind: href === null ? 'reset' : 'start' });
    if (href !== null) follow(href);
  }, [href, follow]);
  useEffect(() => {
    // The zone of the reader is known only after the first drawing; that one asks nothing.
    const soon = setTimeout(start, 0);
    return () => {
      clearTimeout(soon);
      abort.current?.abort();
    };
  }, [start]);
  const stop = (): void => {
    abort.current?.abort();
    act({ kind: 'stop' });
  };
  const goOn = (from: string): void => {
    act({ kind: 'continue' });
    follow(from);
  };
  return { run, stop, goOn, again: start };
}
