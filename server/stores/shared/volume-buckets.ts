import type { Instant } from '@/lib/events/ids.ts';
import { pointOf } from '@/lib/time/compare-instants.ts';
import { finite, printPoint } from '@/lib/time/time-point.ts';

/** Bucket widths a reader can name, in seconds: from a second to ten years. */
const widths: readonly number[] = [
  1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200, 86_400,
  172_800, 604_800, 1_209_600, 2_592_000, 7_776_000, 31_536_000, 315_360_000,
];

/** Buckets of equal width that cover a span of time; `from` and `to` lie on their edges. */
export interface BucketPlan {
  readonly from: Instant;
  readonly to: Instant;
  readonly seconds: number;
  readonly buckets: number;
}

/**
 * The finest plan of at most `wanted` buckets that covers both instants; null where one of them has
 * no place on the time line. Widths beyond ten years are multiples of it.
 */
export function planBuckets(first: Instant, last: Instant, wanted: number): BucketPlan | null {
  const [start, end] = [pointOf(first), pointOf(last)];
  if (start?.kind !== 'finite' || end?.kind !== 'finite') return null;
  const most = Math.max(1, wanted);
  const fits = (width: number): boolean => bucketsOf(start.seconds, end.seconds, width) <= most;
  const seconds = widths.find(fits) ?? widestFor(end.seconds - start.seconds, most);
  const from = Math.floor(start.seconds / seconds) * seconds;
  const buckets = bucketsOf(start.seconds, end.seconds, seconds);
  return {
    from: printPoint(finite(from, '')),
    to: printPoint(finite(from + buckets * seconds, '')),
    seconds,
    buckets,
  };
}

const bucketsOf = (start: number, end: number, width: number): number =>
  Math.floor(end / width) - Math.floor(start / width) + 1;

const widestFor = (span: number, most: number): number =>
  315_360_000 * Math.ceil(span / 315_360_000 / Math.max(1, most - 1) + 1);

/** Left edge of bucket `index`; `index` may equal the number of buckets. */
export function bucketEdge(plan: BucketPlan, index: number): Instant {
  const start = pointOf(plan.from);
  return start?.kind === 'finite'
    ? printPoint(finite(start.seconds + index * plan.seconds, ''))
    : plan.from;
}

/** Bucket of an instant; null when it lies outside or is no time. */
export function bucketOf(plan: BucketPlan, time: Instant): number | null {
  const [start, point] = [pointOf(plan.from), pointOf(time)];
  if (start?.kind !== 'finite' || point?.kind !== 'finite') return null;
  const bucket = Math.floor((point.seconds - start.seconds) / plan.seconds);
  return bucket >= 0 && bucket < plan.buckets ? bucket : null;
}
