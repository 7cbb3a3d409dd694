import type { Instant } from '@/lib/events/ids.ts';
import { compareInstants } from '@/lib/time/compare-instants.ts';
import type { Alternative, Test, Value } from './syntax.ts';
import { startOf, timeOf, type Clock } from './time-value.ts';

/** A condition in the form that stores take: it holds when any of the values does. */
export interface SplitTerm {
  readonly term: string;
  readonly anyOf: readonly string[];
  readonly negated: boolean;
}

export interface TimeBounds {
  readonly terms: readonly SplitTerm[];
  /** True when the bounds say all that the test does; else they only narrow. */
  readonly whole: boolean;
}

/** Half open like the terms `recordedFrom` and `recordedTo`; null = no bound. */
interface Interval {
  readonly from: Instant | null;
  readonly to: Instant | null;
  /** False when the interval is wider than what it stands for. */
  readonly exact: boolean;
}

/** What a test of the recorded time says about its bounds; null when it says nothing. */
export function timeBounds(test: Test, clock: Clock): TimeBounds | null {
  const interval = intervalOf(test, clock);
  if (interval === null) return null;
  const { from, to, exact } = interval;
  return {
    terms: [
      ...(from === null ? [] : [{ term: 'recordedFrom', anyOf: [from], negated: false }]),
      ...(to === null ? [] : [{ term: 'recordedTo', anyOf: [to], negated: false }]),
    ],
    whole: exact,
  };
}

function intervalOf(test: Test, clock: Clock): Interval | null {
  if (test.kind === 'compare') return comparedTo(test, clock);
  if (test.kind !== 'any') return null;
  const intervals = test.of.map((item) => alternativeInterval(item, clock));
  const [first, ...others] = intervals;
  if (first === undefined) return null;
  return others.reduce<Interval | null>((hull, next) => hull && next && around(hull, next), first);
}

/** The smallest interval that holds both. */
function around(a: Interval, b: Interval): Interval {
  const from = a.from === null || b.from === null ? null : earlier(a.from, b.from);
  const to = a.to === null || b.to === null ? null : later(a.to, b.to);
  return { from, to, exact: false };
}

const earlier = (a: Instant, b: Instant): Instant => (compareInstants(a, b) <= 0 ? a : b);
const later = (a: Instant, b: Instant): Instant => (compareInstants(a, b) >= 0 ? a : b);

function alternativeInterval(item: Alternative, clock: Clock): Interval | null {
  if (item.kind === 'value') return between([item.value, item.value], clock);
  return item.kind === 'range' ? between([item.from, item.to], clock) : null;
}

/** A point at the end has no half-open form, so only the start is taken. */
function between(ends: readonly [Value, Value], clock: Clock): Interval | null {
  const [first, last] = ends.map((value) => timeOf(value, clock));
  if (first?.ok !== true || last?.ok !== true) return null;
  const to = last.time.kind === 'period' ? last.time.to : null;
  return { from: startOf(first.time), to, exact: to !== null };
}

function comparedTo(
  { op, value }: Extract<Test, { kind: 'compare' }>,
  clock: Clock,
): Interval | null {
  const read = timeOf(value, clock);
  if (!read.ok) return null;
  const { time } = read;
  const end = time.kind === 'period' ? time.to : null;
  switch (op) {
    case '!=':
      return null;
    case '>=':
      return { from: startOf(time), to: null, exact: true };
    case '<':
      return { from: null, to: startOf(time), exact: true };
    case '>':
      return { from: end ?? startOf(time), to: null, exact: end !== null };
    case '<=':
      return end === null ? null : { from: null, to: end, exact: true };
  }
}
