import type { Instant } from '@/lib/events/ids.ts';
import { pointOf } from '@/lib/time/compare-instants.ts';
import { clockInZone } from '@/lib/time/zone.ts';

/** A Monday in UTC, in milliseconds since 1970. */
const monday = 4 * 86_400_000;

/**
 * Where a week begins in a zone as its clocks stand at a time, in milliseconds since 1970. Hours, days and
 * weeks counted from here begin where the reader expects them to.
 */
export function weekAnchor(zone: string, at: Instant | null): number {
  const point = at === null ? null : pointOf(at);
  const seconds = point?.kind === 'finite' ? point.seconds : 0;
  return monday - (clockInZone(seconds, zone)?.offset ?? 0) * 1000;
}
