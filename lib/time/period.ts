import type { Instant } from '@/lib/events/ids.ts';
import { compareInstants } from './compare-instants.ts';
import { parseInstant, readWritten, secondsOf, type WrittenTime } from './parse-instant.ts';
import { finite, printPoint, type CivilTime } from './time-point.ts';

/** Half open: `from` belongs to it, `to` does not; null = no limit on that side. */
export interface Period {
  readonly from: Instant | null;
  readonly to: Instant | null;
}

/**
 * The whole period a shortened time means: `2026-03` is March, `2026-03-01T10:15` is a minute, a
 * fraction of a second is its last digit. Null when the text is no time, or `infinity`.
 */
export function parsePeriod(text: string, zone = 'UTC'): Period | null {
  const written = readWritten(text);
  const start = parseInstant(text, zone);
  if (written === null || !start.ok) return null;
  const end = endOf(written, zone);
  return end === null ? null : { from: start.instant, to: end };
}

/** True when the instant lies in the period. */
export const isInPeriod = (instant: Instant, { from, to }: Period): boolean =>
  (from === null || compareInstants(from, instant) <= 0) &&
  (to === null || compareInstants(instant, to) < 0);

function endOf(written: WrittenTime, zone: string): Instant | null {
  if (written.precision === 'fraction') return afterLastDigit(written, zone);
  const seconds = secondsOf(next(written.civil, written.precision), written, zone);
  return seconds === null ? null : printPoint(finite(seconds, ''));
}

function afterLastDigit(written: WrittenTime, zone: string): Instant | null {
  const start = secondsOf(written.civil, written, zone);
  if (start === null) return null;
  const raised = String(BigInt(`1${written.fraction}`) + 1n);
  return printPoint(finite(start + (raised.startsWith('2') ? 1 : 0), raised.slice(1)));
}

// Parts may run over their limit (month 13, minute 60): the calendar arithmetic carries them.
function next(
  civil: CivilTime,
  precision: Exclude<WrittenTime['precision'], 'fraction'>,
): CivilTime {
  switch (precision) {
    case 'year':
      return { ...civil, year: civil.year + 1 };
    case 'month':
      return civil.month === 12
        ? { ...civil, year: civil.year + 1, month: 1 }
        : { ...civil, month: civil.month + 1 };
    case 'week':
      return { ...civil, day: civil.day + 7 };
    case 'day':
      return { ...civil, day: civil.day + 1 };
    case 'minute':
      return { ...civil, minute: civil.minute + 1 };
    case 'second':
      return { ...civil, second: civil.second + 1 };
  }
}
