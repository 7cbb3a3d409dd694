import { civilFromSeconds, daysFromCivil } from './time-point.ts';

/** A date written by week or by day of the year, and what is left of the text. */
export interface OtherDate {
  /** `YYYY-MM-DD`. */
  readonly date: string;
  /** True where a week was named and no day of it. */
  readonly week: boolean;
  /** The time of day as written, with what stands before it; empty where there is none. */
  readonly rest: string;
}

const byWeek = /^(\d{4})-?W(\d\d)(?:-?([1-7]))?([T ].+)?$/i;
const byDay = /^(\d{4})-?(\d{3})([T ].+)?$/i;
const secondsPerDay = 86_400;

/**
 * Reads the week dates (`2026-W10-3`, `2026W103`, `2026-W10`) and ordinal dates (`2026-060`, `2026060`)
 * of ISO 8601-1:2019, 5.2.3 and 5.2.4. Null for any other text, and for a week or day that the year has not.
 */
export function readOtherDate(text: string): OtherDate | null {
  const week = byWeek.exec(text);
  if (week !== null) return dateOfWeek(week);
  const day = byDay.exec(text);
  if (day === null) return null;
  const [, year = '', number = '', rest = ''] = day;
  const first = daysFromCivil(Number(year), 1, 1);
  const last = daysFromCivil(Number(year) + 1, 1, 1) - first;
  const ordinal = Number(number);
  return ordinal < 1 || ordinal > last
    ? null
    : { date: printDay(first + ordinal - 1), week: false, rest };
}

function dateOfWeek([
  ,
  year = '',
  number = '',
  weekday,
  rest = '',
]: RegExpExecArray): OtherDate | null {
  const first = mondayOfFirstWeek(Number(year));
  const weeks = (mondayOfFirstWeek(Number(year) + 1) - first) / 7;
  const week = Number(number);
  // A time of day needs a day.
  if (week < 1 || week > weeks || (weekday === undefined && rest !== '')) return null;
  const day = first + (week - 1) * 7 + Number(weekday ?? 1) - 1;
  return { date: printDay(day), week: weekday === undefined, rest };
}

/** Days since 1970; the first week of a year is the one that holds 4 January. */
function mondayOfFirstWeek(year: number): number {
  const fourth = daysFromCivil(year, 1, 4);
  // 1970-01-01 was a Thursday, the fourth day of its week.
  return fourth - ((((fourth + 3) % 7) + 7) % 7);
}

function printDay(days: number): string {
  const { year, month, day } = civilFromSeconds(days * secondsPerDay);
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
}
