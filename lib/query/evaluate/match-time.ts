import { instant, type Instant } from '@/lib/events/ids.ts';
import { comparePoints, pointOf } from '@/lib/time/compare-instants.ts';
import type { TimePoint } from '@/lib/time/time-point.ts';
import type { CompareOp, Value } from '../syntax.ts';
import { timeOf, type Clock, type TimeValue } from '../time-value.ts';

/** A test of a stored text that may be a time; no text that is none passes. */
export type TimeTest = (text: string) => boolean;

type PointTest = (point: TimePoint) => boolean;

const never: PointTest = () => false;

const onTexts =
  (test: PointTest): TimeTest =>
  (text) => {
    const point = pointOf(instant(text));
    return point !== null && test(point);
  };

const from = (start: Instant): PointTest => compared(start, (order) => order >= 0);
const before = (end: Instant): PointTest => compared(end, (order) => order < 0);

function compared(limit: Instant, holds: (order: number) => boolean): PointTest {
  const place = pointOf(limit);
  return place === null ? never : (point) => holds(comparePoints(point, place));
}

function timeIn(value: Value, clock: Clock): TimeValue | null {
  const read = timeOf(value, clock);
  return read.ok ? read.time : null;
}

/** At the instant, or anywhere in the period. */
export const isAt = (value: Value, clock: Clock): TimeTest => isBetween([value, value], clock);

/** From the start of the first to the end of the last. */
export function isBetween(ends: readonly [Value, Value], clock: Clock): TimeTest {
  const [first, last] = ends.map((value) => timeIn(value, clock));
  if (!first || !last) return onTexts(never);
  const after = from(first.kind === 'point' ? first.at : first.from);
  const until = last.kind === 'point' ? compared(last.at, (order) => order <= 0) : before(last.to);
  return onTexts((point) => after(point) && until(point));
}

/** Before or after the whole of a period. */
export function isBeyond(op: Exclude<CompareOp, '!='>, value: Value, clock: Clock): TimeTest {
  const time = timeIn(value, clock);
  if (time === null) return onTexts(never);
  return onTexts(time.kind === 'point' ? beyondPoint(op, time.at) : beyondPeriod(op, time));
}

function beyondPoint(op: Exclude<CompareOp, '!='>, at: Instant): PointTest {
  switch (op) {
    case '<':
      return before(at);
    case '<=':
      return compared(at, (order) => order <= 0);
    case '>=':
      return from(at);
    case '>':
      return compared(at, (order) => order > 0);
  }
}

function beyondPeriod(
  op: Exclude<CompareOp, '!='>,
  period: Extract<TimeValue, { kind: 'period' }>,
): PointTest {
  switch (op) {
    case '<':
      return before(period.from);
    case '<=':
      return before(period.to);
    case '>=':
      return from(period.from);
    case '>':
      return from(period.to);
  }
}
