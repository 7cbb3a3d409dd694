import { instant, type Instant } from '@/lib/events/ids.ts';

/** A place on the time line with every digit, or one of its two ends. */
export type TimePoint =
  | {
      readonly kind: 'finite';
      /** Whole seconds since 1970-01-01T00:00:00Z, rounded down. */
      readonly seconds: number;
      /** Digits after the point, without trailing zeros. */
      readonly fraction: string;
    }
  | { readonly kind: 'past' }
  | { readonly kind: 'future' };

export interface CivilTime {
  /** Astronomical: 0 is 1 BC, -43 is 44 BC. */
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

export const secondsPerDay = 86_400;

/** Days from 1970-01-01 in the proleptic Gregorian calendar, for any year. */
export function daysFromCivil(year: number, month: number, day: number): number {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const leapDays = Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100);
  return era * 146_097 + yearOfEra * 365 + leapDays + dayOfYear - 719_468;
}

/** Inverse of `secondsFromCivil`. */
export function civilFromSeconds(seconds: number): CivilTime {
  const days = Math.floor(seconds / secondsPerDay);
  const rest = seconds - days * secondsPerDay;
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const leapDays = Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100);
  const dayOfYear = dayOfEra - (365 * yearOfEra + leapDays);
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1,
    hour: Math.floor(rest / 3600),
    minute: Math.floor((rest % 3600) / 60),
    second: rest % 60,
  };
}

/** The time read as UTC; a leap second is the first second of the next minute. */
export const secondsFromCivil = (civil: CivilTime): number =>
  daysFromCivil(civil.year, civil.month, civil.day) * secondsPerDay +
  civil.hour * 3600 +
  civil.minute * 60 +
  civil.second;

export const finite = (seconds: number, fraction: string): TimePoint => ({
  kind: 'finite',
  seconds,
  fraction: fraction.replace(/0+$/, ''),
});

const two = (number: number): string => String(number).padStart(2, '0');

/** `2026-03-01`; `0044-03-15 BC` has its suffix apart; a year of more digits has them all. */
export function printDate(civil: CivilTime): { readonly date: string; readonly era: '' | ' BC' } {
  const beforeChrist = civil.year <= 0;
  const year = String(beforeChrist ? 1 - civil.year : civil.year).padStart(4, '0');
  return {
    date: `${year}-${two(civil.month)}-${two(civil.day)}`,
    era: beforeChrist ? ' BC' : '',
  };
}

export const printClock = (civil: CivilTime): string =>
  `${two(civil.hour)}:${two(civil.minute)}:${two(civil.second)}`;

/** The one spelling of a point: UTC, all digits, ` BC` and `infinity` as Postgres writes them. */
export function printPoint(point: TimePoint): Instant {
  if (point.kind !== 'finite') return instant(point.kind === 'past' ? '-infinity' : 'infinity');
  const civil = civilFromSeconds(point.seconds);
  const { date, era } = printDate(civil);
  const fraction = point.fraction === '' ? '' : `.${point.fraction}`;
  return instant(`${date}T${printClock(civil)}${fraction}Z${era}`);
}
