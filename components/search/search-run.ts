import type { SearchCoverage } from '@/lib/api/search.ts';
import type { StoreReach } from '@/lib/api/search-stores.ts';
import type { FoundEvent, RunStep } from './found-event.ts';
import type { StreamedAction } from './use-streamed.ts';

export type SearchPlan = Extract<RunStep, { kind: 'plan' }>;

/** What steps make of the matches. */
export type SearchTable = Extract<RunStep, { kind: 'table' }>;

/** How far an answer has come. */
export interface SearchRun {
  readonly state: 'idle' | 'running' | 'stopped' | 'failed' | 'ended';
  readonly plan: SearchPlan | null;
  /** Newest first. */
  readonly events: readonly FoundEvent[];
  /** Null where the query has no steps that make one. */
  readonly table: SearchTable | null;
  readonly examined: number;
  readonly matched: number;
  readonly unreadable: number;
  /** How far the examination of the whole log is that must come first; null where none is made. */
  readonly examining: { readonly examined: number; readonly backTo: string | null } | null;
  /** The long stream that is folded before more can be judged. */
  readonly folding: StoreReach['folding'] | null;
  /** Recorded time of the last event examined. */
  readonly searchedTo: string | null;
  /** As the last end told it; null while nothing has ended. */
  readonly coverage: SearchCoverage | null;
  /** How far each store is, where several are searched. */
  readonly stores: readonly StoreReach[];
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
  examining: null,
  folding: null,
  searchedTo: null,
  coverage: null,
  stores: [],
  next: null,
  failure: null,
};

export type RunAction = StreamedAction<RunStep>;

export function advance(run: SearchRun, action: RunAction): SearchRun {
  switch (action.kind) {
    case 'reset':
      return idleRun;
    case 'start':
      return { ...idleRun, state: 'running' };
    case 'continue':
      return { ...run, state: 'running', coverage: null, failure: null };
    case 'stop':
      return run.state === 'running'
        ? { ...run, state: 'stopped', examining: null, folding: null }
        : run;
    case 'fail':
      return { ...run, state: 'failed', failure: action.error, examining: null, folding: null };
    case 'step':
      return take({ ...run, examining: null, folding: null }, action.step);
  }
}

function take(run: SearchRun, step: RunStep): SearchRun {
  switch (step.kind) {
    case 'plan':
      // A continued search has its relative times from its beginning; the first plan says them.
      return { ...run, plan: run.plan ?? step, stores: step.stores };
    case 'hits':
      return { ...run, events: [...run.events, ...unseen(run.events, step.items)] };
    case 'table':
      return { ...run, table: step, events: step.items };
    case 'examining':
      return { ...run, examining: step };
    case 'progress': {
      const { examined, matched, unreadable, searchedTo, stores, next } = step;
      const counts = { examined, matched, unreadable, searchedTo, stores };
      return { ...run, ...counts, folding: step.folding ?? null, next: next ?? run.next };
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
        stores: step.stores,
        next: step.next,
      };
    }
  }
}

/** A search that was stopped between hits and the word how far it came tells those hits again. */
function unseen(
  events: readonly FoundEvent[],
  items: readonly FoundEvent[],
): readonly FoundEvent[] {
  const seen = new Set(events.slice(-1000).map(keyOf));
  return items.filter((event) => !seen.has(keyOf(event)));
}

const keyOf = ({ store, position, id }: FoundEvent): string => `${store} ${position ?? ''} ${id}`;

/** True where the search can go on from where it came. */
export const canContinue = ({ state, next }: SearchRun): boolean =>
  next !== null && state !== 'running' && state !== 'idle';
