import type { Instant } from '@/lib/events/ids.ts';
import { readWritten, secondsOf } from './parse-instant.ts';
import { finite, type TimePoint } from './time-point.ts';
import { usualPoint } from './usual-instant.ts';

/** Where an instant lies; null when a store sent text that is no time. */
export function pointOf(instant: Instant): TimePoint | null {
  const usual = usualPoint(instant);
  if (usual !== null) return usual;
  if (instant === 'infinity') return { kind: 'future' };
  if (instant === '-infinity') return { kind: 'past' };
  const written = readWritten(instant);
  if (written === null) return null;
  const seconds = secondsOf(written.civil, { offset: written.offset ?? 0 }, 'UTC');
  return seconds === null ? null : finite(seconds, written.fraction);
}

/** Total order over any texts: `-infinity`, times with all their digits, `infinity`, then no times. */
export function compareInstants(a: Instant, b: Instant): -1 | 0 | 1 {
  if (a === b) return 0;
  const [left, right] = [pointOf(a), pointOf(b)];
  const byRank = order(rank(left), rank(right));
  if (byRank !== 0) return byRank;
  if (left === null || right === null) return order(a, b);
  return comparePoints(left, right);
}

export function comparePoints(a: TimePoint, b: TimePoint): -1 | 0 | 1 {
  if (a.kind !== 'finite' || b.kind !== 'finite') return order(rank(a), rank(b));
  const bySeconds = order(a.seconds, b.seconds);
  return bySeconds === 0 ? order(a.fraction, b.fraction) : bySeconds;
}

function rank(point: TimePoint | null): number {
  if (point === null) return 3;
  return { past: 0, finite: 1, future: 2 }[point.kind];
}

function order<T extends number | string>(a: T, b: T): -1 | 0 | 1 {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** Why a chart or a clock cannot show an instant at its true place; null when it can. */
export type OffChart = 'infinite' | 'too-far' | 'no-time';

/** Milliseconds since 1970 for a chart (digits below are lost), or why there are none. */
export const chartPlace = (instant: Instant): ChartPlace => chartPlaceOf(pointOf(instant));

type ChartPlace = { readonly milliseconds: number } | { readonly offChart: OffChart };

/** As `chartPlace`, of a time that was read already. */
export function chartPlaceOf(point: TimePoint | null): ChartPlace {
  if (point === null) return { offChart: 'no-time' };
  if (point.kind !== 'finite') return { offChart: 'infinite' };
  const milliseconds = point.seconds * 1000 + millisecondsOf(point.fraction);
  return Math.abs(milliseconds) > 8.64e15 ? { offChart: 'too-far' } : { milliseconds };
}

const millisecondsOf = (fraction: string): number => Number(fraction.slice(0, 3).padEnd(3, '0'));
