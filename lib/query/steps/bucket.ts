import { instant } from '@/lib/events/ids.ts';
import { pointOf } from '@/lib/time/compare-instants.ts';
import { civilFromSeconds, printDate, secondsPerDay } from '@/lib/time/time-point.ts';
import { clockInZone } from '@/lib/time/zone.ts';
import type { TimeBucket } from '../syntax.ts';

/**
 * Start of the hour, day, week (Monday) or month in the zone, as its clocks show it:
 * `2026-03-01T10:00`, `2026-03-01`, `2026-03`. Undefined for what has no place in a calendar.
 */
export function bucketOf(
  recordedAt: string | null,
  bucket: TimeBucket,
  zone: string,
): string | undefined {
  const point = recordedAt === null ? null : pointOf(instant(recordedAt));
  if (point?.kind !== 'finite') return undefined;
  const clock = clockInZone(point.seconds, zone);
  if (clock === null) return undefined;
  const local = point.seconds + clock.offset;
  const days = Math.floor(local / secondsPerDay);
  switch (bucket) {
    case 'hour':
      return `${dateOf(days)}T${String(civilFromSeconds(local).hour).padStart(2, '0')}:00`;
    case 'day':
      return dateOf(days);
    case 'week':
      // Day 0 was a Thursday.
      return dateOf(days - ((((days + 3) % 7) + 7) % 7));
    case 'month':
      return dateOf(days).replace(/-\d\d(?= BC$|$)/, '');
  }
}

function dateOf(days: number): string {
  const { date, era } = printDate(civilFromSeconds(days * secondsPerDay));
  return date + era;
}
