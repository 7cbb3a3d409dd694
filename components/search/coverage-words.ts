import { countOf, showCount } from '@/components/ui/show-count.ts';
import { provisionalWords } from '@/lib/api/provisional-words.ts';
import type { SearchRun } from './search-run.ts';
import { foldingWords } from './store-words.ts';

/** What was looked at, apart from the time back to which it was. */
export interface CoverageWords {
  readonly found: string;
  /** `searched 8,414,000 events`; what follows in the line is the time. */
  readonly searched: string;
  /** Why the answer ends where it does, and what it leaves open. */
  readonly rest: string;
  /** True only where the answer itself says so. */
  readonly complete: boolean;
}

export const coverageWords = (run: SearchRun): CoverageWords =>
  run.examining === null ? searchWords(run) : examiningWords(run.examining.examined);

function searchWords(run: SearchRun): CoverageWords {
  const ended = run.state === 'ended' && run.coverage !== null;
  const complete = ended && run.coverage?.complete === true;
  const failed = run.stores.some(({ state }) => state === 'failed');
  const whole = ended && run.coverage?.capped === null && !failed;
  const verb = run.state === 'running' ? 'searching: ' : 'searched ';
  return {
    found: `${countOf(run.matched, 'event')} found${whole ? '' : ' so far'}`,
    searched: `${verb}${countOf(run.examined, 'event')}${run.state === 'running' ? ' looked at' : ''}`,
    rest: [restOf(run), unreadableOf(run), provisionalOf(run), foldingOf(run)]
      .filter((part) => part !== '')
      .join('; '),
    complete,
  };
}

const examiningWords = (examined: number): CoverageWords => ({
  found: 'First the whole log is examined',
  searched: `${countOf(examined, 'event')} so far`,
  rest: '',
  complete: false,
});

function restOf({ state, coverage, stores }: SearchRun): string {
  if (state === 'stopped') return 'stopped before the end of the log';
  if (state === 'failed') return 'broken off before the end of the log';
  if (state !== 'ended' || coverage === null) return '';
  if (stores.some((each) => each.state === 'failed')) return 'not every store could be searched';
  if (coverage.capped === null) return coverage.complete ? '' : 'the whole log was looked at';
  if (coverage.capped === 'events')
    return 'as many as one search looks at; older ones were not looked at';
  if (coverage.capped === 'time')
    return 'as long as one search may take; older ones were not looked at';
  return 'older events were not looked at yet';
}

const foldingOf = ({ folding }: SearchRun): string => (folding ? foldingWords(folding) : '');

/** What could still change is only known of an answer that has ended. */
const provisionalOf = ({ state, coverage }: SearchRun): string =>
  state === 'ended' ? provisionalWords(coverage?.provisional ?? null) : '';

const unreadableOf = ({ unreadable, coverage }: SearchRun): string =>
  unreadable === 0
    ? ''
    : `${showCount(unreadable)} could not be judged, because ${whyUnjudged(coverage?.statesLeftOut ?? [])}`;

function whyUnjudged([first, ...others]: readonly string[]): string {
  if (first === undefined) return 'what the query looks at cannot be read';
  const rest = others.length === 0 ? '' : ` and ${showCount(others.length)} other streams`;
  return `what the query looks at cannot be read, or the states of ${first}${rest} are too large (BACKSTORY_SEARCH_STATE_MEGABYTES)`;
}
