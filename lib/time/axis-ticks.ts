import { monthNames } from './short-instant.ts';
import { civilFromSeconds, printClock, secondsFromCivil, type CivilTime } from './time-point.ts';
import { clockInZone } from './zone.ts';

export interface AxisTick {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly label: string;
}

interface Step {
  readonly unit: 'second' | 'day' | 'month';
  readonly count: number;
}

const day = 86_400;
const secondSteps = [1, 5, 15, 30, 60, 300, 900, 1800, 3600, 10_800, 21_600, 43_200];
const monthSteps = [1, 2, 3, 6, 12, 24, 60, 120, 300, 600, 1200, 6000, 12_000];
const steps: readonly (Step & { readonly seconds: number })[] = [
  ...secondSteps.map((count) => ({ unit: 'second' as const, count, seconds: count })),
  ...[1, 2, 7, 14].map((count) => ({ unit: 'day' as const, count, seconds: count * day })),
  ...monthSteps.map((count) => ({ unit: 'month' as const, count, seconds: count * 30.4 * day })),
];

/**
 * At most `most` marks for an axis from `from` to `to` (milliseconds), on whole hours, days or
 * months of the zone. A label says the year, the day or the hour only where it is news.
 */
export function axisTicks(
  from: number,
  to: number,
  { most, zone }: { readonly most: number; readonly zone: string },
): readonly AxisTick[] {
  if (!Number.isFinite(from) || !Number.isFinite(to) || to <= from || most < 1) return [];
  const span = (to - from) / 1000;
  const step = steps.find(({ seconds }) => span / seconds <= most) ?? steps.at(-1);
  if (step === undefined) return [];
  const shift = clockInZone(Math.floor(from / 1000), zone)?.offset ?? 0;
  const local = placesOf(step, Math.ceil(from / 1000) + shift, Math.floor(to / 1000) + shift);
  let before: CivilTime | null = null;
  return local.slice(0, most + 1).map((seconds) => {
    const civil = civilFromSeconds(seconds);
    const label = labelOf(step, civil, before);
    before = civil;
    return { at: (seconds - shift) * 1000, label };
  });
}

function placesOf(step: Step, from: number, to: number): readonly number[] {
  return step.unit === 'month' ? months(step.count, from, to) : even(step, from, to);
}

function even(step: Step, from: number, to: number): readonly number[] {
  const size = step.unit === 'day' ? step.count * day : step.count;
  const first = Math.ceil(from / size) * size;
  const count = Math.max(0, Math.floor((to - first) / size) + 1);
  return Array.from({ length: count }, (_, index) => first + index * size);
}

function months(count: number, from: number, to: number): readonly number[] {
  const start = civilFromSeconds(from);
  const places: number[] = [];
  let month = Math.floor((start.year * 12 + start.month - 1) / count) * count;
  for (let at = -Infinity; at <= to; month += count) {
    at = startOfMonth(month);
    if (at >= from && at <= to) places.push(at);
  }
  return places;
}

const startOfMonth = (month: number): number =>
  secondsFromCivil({
    year: Math.floor(month / 12),
    month: (((month % 12) + 12) % 12) + 1,
    day: 1,
    hour: 0,
    minute: 0,
    second: 0,
  });

function labelOf(step: Step, civil: CivilTime, before: CivilTime | null): string {
  const month = monthNames[civil.month - 1] ?? '';
  const year = before?.year === civil.year ? '' : ` ${civil.year}`;
  if (step.unit === 'month') return step.count % 12 === 0 ? String(civil.year) : month + year;
  const date = `${civil.day} ${month}${year}`;
  if (step.unit === 'day') return date;
  const clock = printClock(civil).slice(0, step.count < 60 ? 8 : 5);
  return isSameDay(civil, before) ? clock : `${date} ${clock}`;
}

const isSameDay = (a: CivilTime, b: CivilTime | null): boolean =>
  b?.year === a.year && b.month === a.month && b.day === a.day;
