import type { SearchCoverage, SearchStep } from '@/lib/api/search.ts';
import type { EventView } from '@/lib/api/views.ts';

export type SearchPlan = Extract<SearchStep, { kind: 'plan' }>;

/** What steps make of the matches. */
export type SearchTable = Extract<SearchStep, { kind: 'table' }>;

/** How far an answer has come. */
export interface SearchRun {
  readonly state: 'idle' | 'running' | 'stopped' | 'failed' | 'ended';
  readonly plan: SearchPlan | null;
  /** Newest first. */
  readonly events: readonly EventView[];
  /** Null where the query has no steps that make one. */
  readonly table: SearchTable | null;
  readonly examined: number;
  readonly matched: number;
  readonly unreadable: number;
  /** Recorded time of the last event examined. */
  readonly searchedTo: string | null;
  /** As the last end told it; null while nothing has ended. */
  readonly coverage: SearchCoverage | null;
  /** Continues the search; null where there is nothing to continue. */
  readonly next: string | null;
  readonly failure: Error | null;
}

export const idleRun: SearchRun = {
  state: 'idle',
  plan: null,
  events: [],
  table: null,
  examined: 0,
  matched: 0,
  unreadable: 0,
  searchedTo: null,
  coverage: null,
  next: null,
  failure: null,
};

export type RunAction =
  | { readonly kind: 'start' }
  | { readonly kind: 'continue' }
  | { readonly kind: 'stop' }
  | { readonly kind: 'fail'; readonly error: Error }
  | { readonly kind: 'reset' }
  | { readonly kind: 'step'; readonly step: SearchStep };

export function advance(run: SearchRun, action: RunAction): SearchRun {
  switch (action.kind) {
    case 'reset':
      return idleRun;
    case 'start':
      return { ...idleRun, state: 'running' };
    case 'continue':
      return { ...run, state: 'running', coverage: null, failure: null };
    case 'stop':
      return run.state === 'running' ? { ...run, state: 'stopped' } : run;
    case 'fail':
      return { ...run, state: 'failed', failure: action.error };
    case 'step':
      return take(run, action.step);
  }
}

function take(run: SearchRun, step: SearchStep): SearchRun {
  switch (step.kind) {
    case 'plan':
      // A continued search has its relative times from its beginning; the first plan says them.
      return { ...run, plan: run.plan ?? step };
    case 'hits':
      return { ...run, events: [...run.events, ...unseen(run.events, step.items)] };
    case 'table':
      return { ...run, table: step, events: step.items };
    case 'progress': {
      const { examined, matched, unreadable, searchedTo, next } = step;
      return { ...run, examined, matched, unreadable, searchedTo, next: next ?? run.next };
    }
    case 'end': {
      const { examined, matched, unreadable, searchedTo } = step.coverage;
      return {
        ...run,
        state: 'ended',
        examined,
        matched,
        unreadable,
        searchedTo,
        coverage: step.coverage,
        next: step.next,
      };
    }
  }
}

/** A search that was stopped between hits and the word how far it came tells those hits again. */
function unseen(events: readonly EventView[], items: readonly EventView[]): readonly EventView[] {
  const seen = new Set(events.slice(-1000).map(keyOf));
  return items.filter((event) => !seen.has(keyOf(event)));
}

const keyOf = ({ position, id }: EventView): string => `${position ?? ''} ${id}`;

/** True where the search can go on from where it came. */
export const canContinue = ({ state, next }: SearchRun): boolean =>
  next !== null && state !== 'running' && state !== 'idle';
