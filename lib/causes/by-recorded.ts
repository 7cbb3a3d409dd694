import type { PlacedEvent } from '@/lib/api/events.ts';
import { instant } from '@/lib/events/ids.ts';
import { compareInstants } from '@/lib/time/compare-instants.ts';

/** Order of recording: by time, events without one first, then by stream and version. */
export function byRecorded(a: PlacedEvent, b: PlacedEvent): number {
  return byTime(a.event.recordedAt, b.event.recordedAt) || byPlace(a, b);
}

function byTime(a: string | null, b: string | null): number {
  if (a === null || b === null) return Number(a !== null) - Number(b !== null);
  return compareInstants(instant(a), instant(b));
}

function byPlace({ event: a }: PlacedEvent, { event: b }: PlacedEvent): number {
  if (a.streamId !== b.streamId) return a.streamId < b.streamId ? -1 : 1;
  const [left, right] = [BigInt(a.version), BigInt(b.version)];
  return left === right ? 0 : left < right ? -1 : 1;
}
