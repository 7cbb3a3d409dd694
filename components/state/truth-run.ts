import type { TruthStep } from '@/lib/api/time-travel.ts';

type Found = Extract<TruthStep, { kind: 'found' }>['items'][number];

/** How far the question to every stream of a category has come. */
export interface TruthRun {
  readonly state: 'running' | 'stopped' | 'failed' | 'ended';
  readonly items: readonly Found[];
  readonly streams: number;
  readonly events: number;
  readonly incomplete: number;
  /** Where the request under way began; null: with the first stream. */
  readonly from: string | null;
  /** Goes on after the streams asked so far. */
  readonly next: string | null;
  readonly complete: boolean;
  readonly failure: string | null;
}

export const newTruthRun: TruthRun = {
  state: 'running',
  items: [],
  streams: 0,
  events: 0,
  incomplete: 0,
  from: null,
  next: null,
  complete: false,
  failure: null,
};

export type TruthAction =
  | { readonly kind: 'go-on' }
  | { readonly kind: 'stop' }
  | { readonly kind: 'fail'; readonly message: string }
  | { readonly kind: 'step'; readonly step: TruthStep };

export function advanceTruth(run: TruthRun, action: TruthAction): TruthRun {
  switch (action.kind) {
    case 'go-on':
      return { ...run, state: 'running', failure: null, from: run.next };
    case 'stop':
      return run.state === 'running' ? { ...run, state: 'stopped' } : run;
    case 'fail':
      return { ...run, state: 'failed', failure: action.message };
    case 'step':
      return take(run, action.step);
  }
}

function take(run: TruthRun, step: TruthStep): TruthRun {
  if (step.kind === 'found') return { ...run, items: [...run.items, ...unseen(run, step.items)] };
  const { streams, events, incomplete, next } = step;
  const counted = { ...run, streams, events, incomplete, next };
  if (step.kind === 'progress') return counted;
  // The time of one request is over: the next one begins where it ended.
  if (next !== null) return { ...counted, from: next };
  return { ...counted, state: 'ended', complete: step.complete };
}

/** Stopped between streams and the word how far it came, a walk tells those streams again. */
function unseen({ items }: TruthRun, found: readonly Found[]): readonly Found[] {
  const seen = new Set(items.slice(-500).map(({ stream }) => stream));
  return found.filter(({ stream }) => !seen.has(stream));
}

/** `3 of 8,884 streams` and what the answer is worth. */
export function truthRunWords(run: TruthRun, total: number | null): string {
  const { items, streams, state } = run;
  const count = items.length.toLocaleString('en');
  const asked = streams.toLocaleString('en');
  const held = `It held in ${count} ${items.length === 1 ? 'stream' : 'streams'}`;
  if (state === 'ended') return `${held} of ${asked}; every one was asked.`;
  const of = total === null || total < streams ? '' : ` of ${total.toLocaleString('en')}`;
  return `${held} so far; ${asked}${of} asked.`;
}

/** What was folded for the answer, and what of it may be missing. */
export function worthWords({ events, incomplete }: TruthRun): string {
  const folded = `${events.toLocaleString('en')} events folded`;
  if (incomplete === 0) return `${folded}; nothing was missing or unreadable in them.`;
  const which = incomplete === 1 ? '1 stream is' : `${incomplete.toLocaleString('en')} streams are`;
  return `${folded}. ${which} incomplete: it may have held there unseen.`;
}
