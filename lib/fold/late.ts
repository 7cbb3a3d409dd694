import { instant } from '@/lib/events/ids.ts';
import { secondsBetween } from '@/lib/time/gap.ts';

/** Recorded this much after it happened is told; below it is the ordinary delay of a system. */
const lateFrom = 3600;

/** Seconds from when an event happened to when it was recorded; null where that is no late arrival. */
export function lateSeconds({
  occurredAt,
  recordedAt,
}: {
  readonly occurredAt: string | null;
  readonly recordedAt: string | null;
}): number | null {
  if (occurredAt === null || recordedAt === null) return null;
  const seconds = secondsBetween(instant(occurredAt), instant(recordedAt));
  return seconds === null || seconds < lateFrom ? null : seconds;
}
