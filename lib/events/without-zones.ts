import type { RecordedEvent } from './recorded-event.ts';

/** The event as it is shown: its problems say in words what is unknown of the times. */
export function withoutZones(
  event: RecordedEvent,
): Omit<RecordedEvent, 'zonesUnknown' | 'zoneTaken'> {
  if (event.zonesUnknown === undefined) return event;
  const shown = { ...event };
  delete shown.zonesUnknown;
  delete shown.zoneTaken;
  return shown;
}
