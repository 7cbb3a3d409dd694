import type { TimeBucket } from '@/lib/query/syntax.ts';
import {
  civilFromSeconds,
  daysFromCivil,
  printDate,
  secondsPerDay,
} from '@/lib/time/time-point.ts';

export interface Bar {
  readonly name: string;
  readonly count: number;
}

/** Beyond this many buckets between two bars, the empty ones are not drawn. */
const widestGap = 2000;

/** Bars over time with the empty ones between them, so that equal widths are equal times. */
export function filledBars(bars: readonly Bar[], bucket: TimeBucket): readonly Bar[] {
  return bars.flatMap((bar, index) => {
    const before = bars[index - 1];
    return before === undefined ? [bar] : [...between(before.name, bar.name, bucket), bar];
  });
}

function between(from: string, to: string, bucket: TimeBucket): readonly Bar[] {
  const [first, last] = [numberOf(from, bucket), numberOf(to, bucket)];
  if (first === null || last === null || last - first > widestGap) return [];
  return Array.from({ length: Math.max(0, last - first - 1) }, (_, index) => ({
    name: nameOf(first + index + 1, bucket),
    count: 0,
  }));
}

const written = /^(\d{4})-(\d{2})(?:-(\d{2}))?(?:T(\d{2}):00)?$/;

/** Place of a bucket among all of its kind; null for what is no time of this calendar. */
function numberOf(name: string, bucket: TimeBucket): number | null {
  const found = written.exec(name);
  if (found === null) return null;
  const [year = 0, month = 1, day = 1, hour = 0] = found.slice(1).map((part) => Number(part ?? 1));
  if (bucket === 'month') return year * 12 + month - 1;
  const days = daysFromCivil(year, month, day);
  if (bucket === 'hour') return days * 24 + hour;
  // Weeks begin on Mondays; day 4 was one.
  return bucket === 'week' ? Math.floor((days - 4) / 7) : days;
}

function nameOf(number: number, bucket: TimeBucket): string {
  switch (bucket) {
    case 'month':
      return `${String(Math.floor(number / 12)).padStart(4, '0')}-${twoDigits((number % 12) + 1)}`;
    case 'week':
      return dateOf(number * 7 + 4);
    case 'day':
      return dateOf(number);
    case 'hour':
      return `${dateOf(Math.floor(number / 24))}T${twoDigits(((number % 24) + 24) % 24)}:00`;
  }
}

const twoDigits = (number: number): string => String(number).padStart(2, '0');

const dateOf = (days: number): string => printDate(civilFromSeconds(days * secondsPerDay)).date;
