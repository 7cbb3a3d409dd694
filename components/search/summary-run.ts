import type { CountedStore, SearchFiguresView } from '@/lib/api/search-summary.ts';
import type { SearchCoverage } from '@/lib/api/search.ts';
import type { CountStep } from './read-summary.ts';
import type { StreamedAction } from './use-streamed.ts';

export type AnswerFigures = Omit<SearchFiguresView, 'kind'>;

/** How far the counts of an answer have come. */
export interface SummaryRun {
  readonly state: 'idle' | 'running' | 'stopped' | 'failed' | 'ended';
  readonly figures: AnswerFigures | null;
  readonly examined: number;
  /** As the last end told it; null while nothing has ended. */
  readonly coverage: Pick<SearchCoverage, 'capped' | 'unreadable' | 'provisional'> | null;
  /** How far each store is, where several are counted. */
  readonly stores: readonly CountedStore[];
  /** Goes on with the count; null where there is nothing to go on with. */
  readonly next: string | null;
  readonly failure: Error | null;
}

export const idleSummary: SummaryRun = {
  state: 'idle',
  figures: null,
  examined: 0,
  coverage: null,
  stores: [],
  next: null,
  failure: null,
};

export function advanceSummary(run: SummaryRun, action: StreamedAction<CountStep>): SummaryRun {
  switch (action.kind) {
    case 'reset':
      return idleSummary;
    case 'start':
      return { ...idleSummary, state: 'running' };
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

function take(run: SummaryRun, step: CountStep): SummaryRun {
  switch (step.kind) {
    case 'figures':
      return { ...run, figures: step };
    case 'progress':
      return { ...run, examined: step.examined, stores: step.stores, next: step.next ?? run.next };
    case 'end': {
      const { coverage, stores, next } = step;
      return { ...run, state: 'ended', examined: coverage.examined, coverage, stores, next };
    }
  }
}
