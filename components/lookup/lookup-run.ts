import type { FoundStream, LookupStep } from '@/lib/api/lookup.ts';

type End = Extract<LookupStep, { kind: 'end' }>;
export type NamedEvent = Extract<LookupStep, { kind: 'event' }>;

/** How far the lookup in one store has come. */
export interface LookupRun {
  readonly state: 'running' | 'ended' | 'failed';
  readonly found: readonly FoundStream[];
  readonly event: NamedEvent | null;
  readonly examined: number;
  readonly mentions: number;
  readonly untold: number;
  readonly end: End | null;
  readonly failure: string | null;
}

export const newRun: LookupRun = {
  state: 'running',
  found: [],
  event: null,
  examined: 0,
  mentions: 0,
  untold: 0,
  end: null,
  failure: null,
};

export type RunAction =
  | { readonly kind: 'step'; readonly step: LookupStep }
  | { readonly kind: 'continue' }
  | { readonly kind: 'fail'; readonly message: string };

export function advance(run: LookupRun, action: RunAction): LookupRun {
  if (action.kind === 'fail') return { ...run, state: 'failed', failure: action.message };
  if (action.kind === 'continue') return { ...run, state: 'running', failure: null };
  const { step } = action;
  switch (step.kind) {
    case 'event':
      return { ...run, event: step };
    case 'found':
      return { ...run, found: withFound(run.found, step.items) };
    case 'progress':
      return { ...run, examined: step.examined, mentions: step.mentions, untold: step.untold };
    case 'end':
      return withEnd(run, step);
  }
}

/** Each part of a lookup counts its own streams. */
const withEnd = (run: LookupRun, end: End): LookupRun => ({
  ...run,
  state: 'ended',
  examined: end.examined,
  mentions: (run.end?.mentions ?? 0) + end.mentions,
  untold: (run.end?.untold ?? 0) + end.untold,
  end,
});

/** A continued lookup meets streams again that it told of before. */
function withFound(
  known: readonly FoundStream[],
  items: readonly FoundStream[],
): readonly FoundStream[] {
  const streams = new Set(known.map(({ stream }) => stream));
  return [...known, ...items.filter(({ stream }) => !streams.has(stream))];
}
