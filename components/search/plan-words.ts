import { showCount } from '@/components/ui/show-count.ts';
import type { SearchCoverage } from '@/lib/api/search.ts';
import type { SearchPlan } from './search-run.ts';

type Asked = SearchPlan['asked'][number];

/** Who does what to answer, in a line: the store, Backstory event by event, the index. */
export function planWords(plan: SearchPlan, coverage: SearchCoverage | null): string {
  const work = new Set(plan.asked.map(workOf));
  const [only] = work;
  const told = work.size > 1 ? 'the stores are asked differently' : (only ?? 'no store is asked');
  return [told, indexWords(coverage)].filter((part) => part !== '').join(' · ');
}

function workOf({ pushed, scanned }: Asked): string {
  if (pushed === '') return scanned === '' ? 'every event fits' : 'judged event by event';
  return scanned === ''
    ? 'filtered by the store'
    : 'filtered by the store in part, the rest judged event by event';
}

/** Empty while it is not known. */
export function indexWords(coverage: SearchCoverage | null): string {
  if (coverage === null) return '';
  const { index, indexProblem } = coverage;
  if (index === null) return indexProblem ?? 'no index used';
  const covers = coversWords(index);
  return indexProblem === null ? covers : `${covers} · ${indexProblem}`;
}

function coversWords({ events, recent, newer }: NonNullable<SearchCoverage['index']>): string {
  if (recent === undefined) {
    return `the index covers ${showCount(events)}, ${showCount(newer)} newer scanned`;
  }
  const oldest = events > recent ? ` and the oldest ${showCount(events - recent)}` : '';
  return `the index covers the newest ${showCount(recent)}${oldest}, ${showCount(newer)} others scanned`;
}
