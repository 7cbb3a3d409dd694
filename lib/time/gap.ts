import type { Instant } from '@/lib/events/ids.ts';
import { pointOf } from './compare-instants.ts';
import { finite, printPoint, type TimePoint } from './time-point.ts';

/**
 * Seconds from `a` to `b` as a double (negative when `b` is earlier); null when one of them has no
 * place on the time line.
 */
export const secondsBetween = (a: Instant, b: Instant): number | null =>
  secondsBetweenPoints(pointOf(a), pointOf(b));

/** As `secondsBetween`, of times that were read already; null: text that is no time. */
export function secondsBetweenPoints(from: TimePoint | null, to: TimePoint | null): number | null {
  if (from?.kind !== 'finite' || to?.kind !== 'finite') return null;
  return to.seconds - from.seconds + fractionDifference(from.fraction, to.fraction);
}

/** Subtracts digits before doubles, so that a microsecond in 2026 is a microsecond. */
function fractionDifference(from: string, to: string): number {
  const width = Math.max(from.length, to.length);
  const digits = (fraction: string): bigint => BigInt(`0${fraction.padEnd(width, '0')}`);
  return Number(digits(to) - digits(from)) / 10 ** width;
}

/** The instant `milliseconds` (may be negative) later, with its further digits kept. */
export function addMilliseconds(instant: Instant, milliseconds: number): Instant {
  const point = pointOf(instant);
  return point === null ? instant : printPoint(shifted(point, Math.round(milliseconds)));
}

function shifted(point: TimePoint, milliseconds: number): TimePoint {
  if (point.kind !== 'finite') return point;
  const thousandths = Number(point.fraction.slice(0, 3).padEnd(3, '0')) + milliseconds;
  const carried = Math.floor(thousandths / 1000);
  const left = String(thousandths - carried * 1000).padStart(3, '0');
  return finite(point.seconds + carried, left + point.fraction.slice(3));
}

const units: readonly (readonly [seconds: number, one: string, many: string])[] = [
  [365.25 * 86_400, 'year', 'years'],
  [86_400, 'day', 'days'],
  [3600, 'h', 'h'],
  [60, 'min', 'min'],
  [1, 's', 's'],
  [0.001, 'ms', 'ms'],
];

/** Years are told only when days say too little. */
const yearsFrom = 2 * 365.25 * 86_400;

/** `41 days`, `3 h`, `12 s`, `250 ms`, `0.4 ms`; rounded down to one unit. */
export function durationWords(seconds: number): string {
  const length = Math.abs(seconds);
  if (length === 0) return '0 s';
  const unit = units.find(([size], index) => length >= (index === 0 ? yearsFrom : size));
  if (unit === undefined) return `${Number((length * 1000).toPrecision(1))} ms`;
  const count = Math.floor(length / unit[0]);
  return `${count} ${count === 1 ? unit[1] : unit[2]}`;
}

/**
 * Where `b` lies seen from `a`: `41 days later`, `3 h before`, `at the same moment`; null when one
 * of them has no place on the time line.
 */
export function gapWords(a: Instant, b: Instant): string | null {
  const seconds = secondsBetween(a, b);
  if (seconds === null) return null;
  if (seconds === 0) return 'at the same moment';
  return `${durationWords(seconds)} ${seconds > 0 ? 'later' : 'before'}`;
}

/** Where an instant lies seen from now: `3 h ago`, `in 2 days`, `just now`. */
export function agoWords(instant: Instant, now: Instant): string | null {
  const seconds = secondsBetween(instant, now);
  if (seconds === null) return null;
  if (Math.abs(seconds) < 1) return 'just now';
  return seconds > 0 ? `${durationWords(seconds)} ago` : `in ${durationWords(seconds)}`;
}
