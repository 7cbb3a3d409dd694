import type { TailStep } from '@/lib/api/tail.ts';
import type { EventView } from '@/lib/api/views.ts';

type Start = Extract<TailStep, { kind: 'start' }>;
type Progress = Extract<TailStep, { kind: 'progress' }>;

/** Events kept on screen; older ones are found by a search. */
export const mostShown = 1000;
/** Events kept while paused; what comes after them is read again from their place. */
export const mostHeld = 500;
/** Seconds whose rate is shown. */
export const rateSeconds = 120;

export interface LiveRun {
  readonly paused: boolean;
  /** Newest arrival first. */
  readonly shown: readonly EventView[];
  /** Events that left the screen at its end. */
  readonly dropped: number;
  /** Arrived while paused; newest first. */
  readonly held: readonly EventView[];
  /** More came while paused than is kept: the connection is closed until the pause ends. */
  readonly overflowed: boolean;
  /** Behind everything that was taken over; null: nothing has come yet. */
  readonly place: string | null;
  /** Where this watch began, for the address. */
  readonly began: string | null;
  readonly late: ReadonlySet<string>;
  readonly start: Start | null;
  readonly progress: Progress | null;
  /** True while the browser tries to come back. */
  readonly broken: boolean;
  readonly failure: string | null;
  /** When events arrived, in milliseconds; of the last seconds only. */
  readonly arrivals: readonly number[];
}

export const newRun: LiveRun = {
  paused: false,
  shown: [],
  dropped: 0,
  held: [],
  overflowed: false,
  place: null,
  began: null,
  late: new Set(),
  start: null,
  progress: null,
  broken: false,
  failure: null,
  arrivals: [],
};

export type LiveAction =
  | { readonly kind: 'step'; readonly step: TailStep; readonly now: number }
  | { readonly kind: 'pause' | 'resume' | 'lost' | 'retry' }
  | { readonly kind: 'fail'; readonly message: string };

export function advance(run: LiveRun, action: LiveAction): LiveRun {
  switch (action.kind) {
    case 'pause':
      return { ...run, paused: true };
    case 'resume':
      return { ...shownWith(run, run.held), held: [], paused: false, overflowed: false };
    case 'lost':
      return { ...run, broken: true };
    case 'retry':
      return { ...run, failure: null };
    case 'fail':
      return { ...run, failure: action.message };
    case 'step':
      return take({ ...run, broken: false }, action.step, action.now);
  }
}

function take(run: LiveRun, step: TailStep, now: number): LiveRun {
  // What was sent before the connection closed is read again later.
  if (run.overflowed) return run;
  switch (step.kind) {
    case 'start':
      return { ...run, start: step };
    case 'progress': {
      const { place } = step;
      return { ...run, progress: step, place, began: run.began ?? place };
    }
    case 'event':
      return run.paused && run.held.length >= mostHeld
        ? { ...run, overflowed: true }
        : arrived(run, step, now);
  }
}

function arrived(
  run: LiveRun,
  { event, place, late }: Extract<TailStep, { kind: 'event' }>,
  now: number,
): LiveRun {
  const since = now - rateSeconds * 1000;
  const next: LiveRun = {
    ...run,
    place,
    late: late ? new Set(run.late).add(event.id) : run.late,
    arrivals: [...run.arrivals.filter((at) => at > since), now],
  };
  return run.paused ? { ...next, held: [event, ...run.held] } : shownWith(next, [event]);
}

function shownWith(run: LiveRun, events: readonly EventView[]): LiveRun {
  const all = [...events, ...run.shown];
  const dropped = run.dropped + Math.max(0, all.length - mostShown);
  return { ...run, shown: all.slice(0, mostShown), dropped };
}

/** Events a second over equal slices of the last seconds, oldest first. */
export function rates(arrivals: readonly number[], now: number): readonly number[] {
  const slice = 2000;
  const slices = (rateSeconds * 1000) / slice;
  const counts = new Array<number>(slices).fill(0);
  for (const at of arrivals) {
    const index = slices - 1 - Math.floor((now - at) / slice);
    const count = counts[index];
    if (count !== undefined) counts[index] = count + 1000 / slice;
  }
  return counts;
}
