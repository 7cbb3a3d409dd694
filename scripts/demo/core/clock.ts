import type { Random } from './random.ts';

/** Microseconds since 1970 in UTC; below 2^53 until the year 2255. */
export type Micros = number;

export const SECOND = 1_000_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** `2026-05-13T04:12:07.481` with up to six fraction digits, read as UTC. */
export function moment(text: string): Micros {
  const [whole = '', fraction = ''] = text.replace(/Z$/, '').split('.');
  const milliseconds = Date.parse(`${whole}Z`);
  if (Number.isNaN(milliseconds)) throw new RangeError(`Not a moment: ${text}`);
  return milliseconds * 1000 + Number(fraction.padEnd(6, '0'));
}

/** `2026-05-13T04:12:07.481000Z`. */
export function instantText(at: Micros): string {
  const seconds = Math.floor(at / SECOND);
  const fraction = String(at - seconds * SECOND).padStart(6, '0');
  return `${new Date(seconds * 1000).toISOString().slice(0, 19)}.${fraction}Z`;
}

/** `2026-05-13T04:12:07Z`: how payloads write times. */
export const secondText = (at: Micros): string => `${instantText(at).slice(0, 19)}Z`;

/** The demo's first and last day. Fixed, so that links and screenshots stay true. */
export const BEGIN = moment('2024-11-20T00:00:00');
export const END = moment('2026-11-20T18:00:00');

/** Share of a day's traffic in each hour, UTC: quiet nights, a lunch bump, a long evening. */
const HOURS = [
  3, 2, 1, 1, 1, 2, 5, 12, 22, 30, 34, 38, 44, 40, 34, 33, 36, 44, 56, 64, 60, 42, 22, 9,
] as const;
const HOURS_TOTAL = HOURS.reduce<number>((sum, weight) => sum + weight, 0);
/** Sunday first. */
const WEEKDAYS = [0.62, 1, 0.98, 0.96, 0.97, 0.88, 0.58] as const;

function hourOfDay(chance: Random): number {
  let left = chance.next() * HOURS_TOTAL;
  for (const [hour, weight] of HOURS.entries()) {
    left -= weight;
    if (left < 0) return hour;
  }
  return 12;
}

const weekday = (at: Micros): number => new Date(at / 1000).getUTCDay();

/** A moment on that day when people are awake. */
function atHumanHour(day: Micros, chance: Random): Micros {
  const midnight = Math.floor(day / DAY) * DAY;
  return midnight + hourOfDay(chance) * HOUR + Math.floor(chance.next() * HOUR);
}

/** A moment between the two, on a likely weekday at a likely hour. */
export function humanMoment(from: Micros, to: Micros, chance: Random): Micros {
  for (let attempt = 0; attempt < 12; attempt += 1) {
    const at = atHumanHour(from + chance.next() * (to - from), chance);
    const likely = chance.chance(WEEKDAYS[weekday(at)] ?? 1);
    if (likely && at > from && at < to) return at;
  }
  return Math.floor(from + chance.next() * (to - from));
}

/** The same day of the month, `months` later; the last day where a month is too short. */
export function addMonths(at: Micros, months: number): Micros {
  const date = new Date(Math.floor(at / 1000));
  const first = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1);
  const lastDay = new Date(first);
  lastDay.setUTCMonth(lastDay.getUTCMonth() + 1, 0);
  const day = Math.min(date.getUTCDate(), lastDay.getUTCDate());
  return (first + (day - 1) * 86_400_000) * 1000 + (at % DAY);
}
