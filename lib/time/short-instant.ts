import type { Instant } from '@/lib/events/ids.ts';
import { pointOf } from './compare-instants.ts';
import { civilFromSeconds, printClock } from './time-point.ts';
import { clockInZone } from './zone.ts';

export const monthNames = [
  ...['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun'],
  ...['Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
] as const;

export interface ShortInstant {
  /** `13 May 2026`. */
  readonly day: string;
  /** `13 May`. */
  readonly dayOfYear: string;
  readonly year: string;
  /** `04:12:07`. */
  readonly clock: string;
}

/** An instant in few words as clocks in the zone show it; null where a calendar has no place for it. */
export function shortInstant(instant: Instant, zone: string): ShortInstant | null {
  const point = pointOf(instant);
  if (point?.kind !== 'finite') return null;
  const shift = clockInZone(point.seconds, zone)?.offset ?? 0;
  const civil = civilFromSeconds(point.seconds + shift);
  if (civil.year < 1) return null;
  const dayOfYear = `${civil.day} ${monthNames[civil.month - 1] ?? ''}`;
  const year = String(civil.year);
  return { day: `${dayOfYear} ${year}`, dayOfYear, year, clock: printClock(civil) };
}
