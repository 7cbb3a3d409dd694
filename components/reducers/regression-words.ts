import { countOf, showCount } from '@/components/ui/show-count.ts';
import type { JobView, RegressionJobView } from '@/lib/api/jobs.ts';
import type { RegressionAsked, RegressionProgress } from '@/lib/api/regression.ts';

/** The comparisons over all streams of a category, newest first. */
export const regressionsOf = (
  jobs: readonly JobView[],
  category: string,
): readonly RegressionJobView[] =>
  jobs.filter(
    (job): job is RegressionJobView => job.kind === 'regression' && job.asked.category === category,
  );

/** `3 streams differ so far, 1 of them still now; 40 of 8,884 compared.` */
export function regressionWords(
  { state, progress }: Pick<RegressionJobView, 'state' | 'progress'>,
  total: number | null,
): string {
  const { streams } = progress;
  if (state === 'queued')
    return 'It waits its turn: one of your jobs is at work at a time, and two over a store.';
  if (state === 'done') {
    return `${differWords(progress, '')}; every one of ${countOf(streams, 'stream')} was compared.`;
  }
  const of = total === null || total < streams ? '' : ` of ${showCount(total)}`;
  return `${differWords(progress, ' so far')}; ${showCount(streams)}${of} compared.`;
}

function differWords({ differ, differNow }: RegressionProgress, when: string): string {
  if (differ === 0) return `No state differs${when}`;
  const begin = `${countOf(differ, 'stream differs', 'streams differ')}${when}`;
  if (differNow === differ) return `${begin}, up to now`;
  return differNow === 0
    ? `${begin}, none of them still now`
    : `${begin}, ${showCount(differNow)} of them still now`;
}

/** What was folded for the answer, where the reducers stopped, and what of it may be missing. */
export function regressionWorth(progress: RegressionProgress): string {
  const { events, incomplete, differ, listed, stoppedBefore, stoppedAfter } = progress;
  const missing =
    incomplete === 0
      ? 'nothing was missing or unreadable in them.'
      : `${countOf(incomplete, 'stream is', 'streams are')} incomplete: what is missing or unreadable there was folded by neither.`;
  const listing =
    listed === differ
      ? ''
      : ` Listed are the first ${showCount(listed)} that differ, the others are only counted.`;
  return `${countOf(events, 'event')} folded by both; ${missing} ${stopWords(stoppedBefore, stoppedAfter)}${listing}`;
}

function stopWords(before: number, after: number): string {
  if (before === 0 && after === 0) return 'No reducer threw or took more than it may.';
  const count = (number: number): string =>
    number === 0 ? 'in none' : `in ${countOf(number, 'stream')}`;
  return `A reducer that throws or takes more than it may stops: the first one did ${count(before)}, the second one ${count(after)}.`;
}

/** What was compared with what: `rules v1 · 1a2b3c4d → rules v2 · 5e6f7a8b`. */
export const sidesWords = ({ before, after }: Pick<RegressionAsked, 'before' | 'after'>): string =>
  `${sideWords(before)} → ${sideWords(after)}`;

function sideWords({ kind, source }: RegressionAsked['before']): string {
  if (source === null) return 'inferred';
  return `${kind} ${source.replace(/ sha256:([0-9a-f]{8})[0-9a-f]*$/, ' · $1')}`;
}

/** What folds each side of a link into a difference; null where a draft was never saved. */
export function linkedSides(
  { before, after }: Pick<RegressionAsked, 'before' | 'after'>,
  known: ReadonlySet<string>,
): { readonly againstReducer: string; readonly reducer: string } | null {
  const [first, second] = [before.hash, after.hash];
  const isKnown = (hash: string | null): boolean => hash === null || known.has(hash);
  if (!isKnown(first) || !isKnown(second)) return null;
  return { againstReducer: first ?? 'inferred', reducer: second ?? 'inferred' };
}
