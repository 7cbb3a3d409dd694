import type { RecordedEvent } from './recorded-event.ts';

export type EventTimes = Pick<
  RecordedEvent,
  'recordedAt' | 'occurredAt' | 'zonesUnknown' | 'zoneTaken'
>;

/** What an event keeps of times that name no zone: which they are, and the zone, where that is not UTC. */
export function zonesTaken(
  zonesUnknown: readonly ('recorded' | 'occurred')[],
  zone: string | null,
): Pick<EventTimes, 'zonesUnknown' | 'zoneTaken'> {
  if (zonesUnknown.length === 0) return {};
  return zone === null || zone === 'UTC' ? { zonesUnknown } : { zonesUnknown, zoneTaken: zone };
}
