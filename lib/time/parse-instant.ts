import type { Instant } from '@/lib/events/ids.ts';
import { readOtherDate, type OtherDate } from './calendar-date.ts';
import {
  daysFromCivil,
  finite,
  printPoint,
  secondsFromCivil,
  type CivilTime,
  type TimePoint,
} from './time-point.ts';
import { isZone, secondsFromZone } from './zone.ts';

/** Smallest unit that was written. */
export type Precision = 'year' | 'month' | 'week' | 'day' | 'minute' | 'second' | 'fraction';

export type ParsedTime =
  | {
      readonly ok: true;
      readonly instant: Instant;
      readonly precision: Precision;
      /** True when the text names no zone and the given one was taken. */
      readonly zoneAssumed: boolean;
    }
  | { readonly ok: false; readonly message: string };

const extended =
  /^([+-]?\d{4,6})(?:-(\d\d)(?:-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d+))?)?)?)?)?$/i;
const basic = /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(?:(\d\d)(?:[.,](\d+))?)?)?$/i;
const zoneAtEnd =
  /(?<=\d) ?(?:(Z|UTC|GMT)|(?<=[T :]\d\d.*)([+-])(\d\d)(?::?(\d\d)(?::?(\d\d))?)?)$/i;

export interface WrittenTime {
  readonly civil: CivilTime;
  readonly fraction: string;
  readonly precision: Precision;
  /** Seconds east of UTC; null when no zone is written. */
  readonly offset: number | null;
}

/**
 * Reads ISO 8601 (also with a space for `T`, without separators, by week or day of the year, with offsets of any width) and
 * what Postgres prints: `infinity`, years beyond 9999, a trailing ` BC`. Missing parts are the
 * first of their unit. `zone` counts only where the text names none.
 */
export function parseInstant(text: string, zone = 'UTC'): ParsedTime {
  const end = endOfTime(text.trim());
  if (end !== null) {
    return { ok: true, instant: printPoint(end), precision: 'fraction', zoneAssumed: false };
  }
  const written = readWritten(text);
  if (written === null) return { ok: false, message: `"${text}" is not a date or time.` };
  const seconds = secondsOf(written.civil, written, zone);
  if (seconds === null) {
    return { ok: false, message: `"${text}" cannot be placed in the zone "${zone}".` };
  }
  return {
    ok: true,
    instant: printPoint(finite(seconds, written.fraction)),
    precision: written.precision,
    zoneAssumed: written.offset === null,
  };
}

function endOfTime(text: string): TimePoint | null {
  if (/^[+]?infinity$/i.test(text)) return { kind: 'future' };
  return /^-infinity$/i.test(text) ? { kind: 'past' } : null;
}

/** Seconds of a civil time in the zone that was written, else in `zone`. */
export function secondsOf(
  civil: CivilTime,
  written: Pick<WrittenTime, 'offset'>,
  zone: string,
): number | null {
  const local = secondsFromCivil(civil);
  if (written.offset !== null) return local - written.offset;
  if (zone === 'UTC') return local;
  return isZone(zone) ? secondsFromZone(local, zone) : null;
}

/** The parts of a written time; null when it is none or names a day that does not exist. */
export function readWritten(text: string): WrittenTime | null {
  const trimmed = text.trim();
  const beforeChrist = / BC$/i.test(trimmed);
  const withoutEra = beforeChrist ? trimmed.slice(0, -3) : trimmed;
  const zone = zoneAtEnd.exec(withoutEra);
  const bare = zone === null ? withoutEra : withoutEra.slice(0, zone.index);
  const other = beforeChrist ? null : readOtherDate(bare);
  const parts = partsOf(bare, other);
  if (parts === null) return null;
  const civil = civilFrom(parts, beforeChrist);
  if (civil === null) return null;
  return {
    civil,
    fraction: parts[7] ?? '',
    precision: other?.week === true ? 'week' : precisionOf(parts),
    offset: zone === null ? null : offsetOf(zone),
  };
}

/** The date by month and day, and the time of day with or without its colons. */
function partsOf(bare: string, other: OtherDate | null): RegExpExecArray | null {
  if (other === null) return extended.exec(bare) ?? basic.exec(bare);
  const { date, rest } = other;
  return extended.exec(date + rest) ?? basic.exec(date.replaceAll('-', '') + rest);
}

function civilFrom(parts: RegExpExecArray, beforeChrist: boolean): CivilTime | null {
  const numbers = parts.slice(1, 7).map((part, index) => Number(part ?? (index < 3 ? 1 : 0)));
  const [year = 1, month = 1, day = 1, hour = 0, minute = 0, second = 0] = numbers;
  const civil = { year: beforeChrist ? 1 - year : year, month, day, hour, minute, second };
  return isDay(civil) && isClock(civil) ? civil : null;
}

function isDay({ year, month, day }: CivilTime): boolean {
  if (month < 1 || month > 12 || day < 1) return false;
  const next = month === 12 ? daysFromCivil(year + 1, 1, 1) : daysFromCivil(year, month + 1, 1);
  return day <= next - daysFromCivil(year, month, 1);
}

function isClock({ hour, minute, second }: CivilTime): boolean {
  if (hour === 24) return minute === 0 && second === 0;
  return hour < 24 && minute < 60 && second <= 60;
}

function precisionOf(parts: RegExpExecArray): Precision {
  if (parts[7] !== undefined) return 'fraction';
  if (parts[6] !== undefined) return 'second';
  if (parts[5] !== undefined) return 'minute';
  if (parts[3] !== undefined) return 'day';
  return parts[2] === undefined ? 'year' : 'month';
}

function offsetOf(zone: RegExpExecArray): number {
  const [, named, sign, hours = 0, minutes = 0, seconds = 0] = zone;
  if (named !== undefined) return 0;
  const east = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
  return sign === '-' ? -east : east;
}
