import { instant } from '@/lib/events/ids.ts';
import { secondsBetween, secondsBetweenPoints } from '@/lib/time/gap.ts';
import type { TimePoint } from '@/lib/time/time-point.ts';

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

/** Whether `lateSeconds` would tell it, of times that were read already. */
export function isLate(occurred: TimePoint | null, recorded: TimePoint | null): boolean {
  if (occurred?.kind !== 'finite' || recorded?.kind !== 'finite') return false;
  const whole = recorded.seconds - occurred.seconds;
  // Digits below a second are looked at only where they can decide: a stream has millions of events.
  if (Math.abs(whole - lateFrom) > 1) return whole > lateFrom;
  return (secondsBetweenPoints(occurred, recorded) ?? 0) >= lateFrom;
}
