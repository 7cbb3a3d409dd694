import { instant, type Instant } from '@/lib/events/ids.ts';
import { pointOf } from '@/lib/time/compare-instants.ts';
import type { Alternative, CompareOp, Test } from '../syntax.ts';
import { startOf, timeOf, type Clock, type TimeValue } from '../time-value.ts';
import { anyNarrowed, nothing, type Narrowing, type TimeNarrowing } from './narrowing.ts';

/**
 * Recorded times that pass a test for certain. An index knows whole milliseconds, so what lies within the
 * same millisecond as a bound is not sure.
 */
export function sureTimes(test: Test, clock: Clock): Narrowing {
  switch (test.kind) {
    case 'exists':
      return sureTime(null, null);
    case 'missing':
      return nothing;
    case 'compare': {
      const read = timeOf(test.value, clock);
      return read.ok ? comparedTo(test.op, read.time) : nothing;
    }
    case 'any':
      return anyNarrowed(test.of.map((item) => among(item, clock)));
  }
}

export const sureSince = (text: string): Narrowing => sureTime(firstOf(instant(text)), null);

const sureTime = (from: number | null, to: number | null): TimeNarrowing => ({
  kind: 'time',
  from,
  to,
  sure: true,
});

function among(item: Alternative, clock: Clock): Narrowing {
  if (item.kind !== 'value' && item.kind !== 'range') return nothing;
  const [first, last] = item.kind === 'value' ? [item.value, item.value] : [item.from, item.to];
  const [start, end] = [timeOf(first, clock), timeOf(last, clock)];
  if (!start.ok || !end.ok) return nothing;
  return between(firstOf(startOf(start.time)), lastOf(endOf(end.time)));
}

function comparedTo(op: CompareOp, time: TimeValue): Narrowing {
  const [start, end] = [startOf(time), endOf(time)];
  switch (op) {
    case '>=':
      return between(firstOf(start), Infinity);
    case '<':
      return between(-Infinity, lastOf(start));
    case '>':
      return between(afterOf(time), Infinity);
    case '<=':
      return between(-Infinity, lastOf(end));
    case '!=':
      return anyNarrowed([between(-Infinity, lastOf(start)), between(afterOf(time), Infinity)]);
  }
}

/** Null: the bound has no place among milliseconds. */
function between(from: number | null, to: number | null): Narrowing {
  if (from === null || to === null || from > to) return nothing;
  return sureTime(from === -Infinity ? null : from, to === Infinity ? null : to);
}

/** A point is its own end; that it belongs to the time is not sure. */
const endOf = (time: TimeValue): Instant => (time.kind === 'point' ? time.at : time.to);

/** The first whole millisecond that begins at the bound or after it. */
const firstOf = (bound: Instant): number | null => millisecond(bound, 'up');

/** The last one that ends at the bound or before it. */
function lastOf(bound: Instant): number | null {
  const place = millisecond(bound, 'down');
  return place === null ? null : place - 1;
}

/** What lies after a point is sure from the next millisecond on. */
function afterOf(time: TimeValue): number | null {
  if (time.kind === 'period') return firstOf(time.to);
  const place = millisecond(time.at, 'down');
  return place === null ? null : place + 1;
}

function millisecond(bound: Instant, way: 'up' | 'down'): number | null {
  const point = pointOf(bound);
  if (point?.kind !== 'finite') return null;
  const whole = point.seconds * 1000 + Number(point.fraction.slice(0, 3).padEnd(3, '0'));
  return way === 'up' && point.fraction.length > 3 ? whole + 1 : whole;
}
