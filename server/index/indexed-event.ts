import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import { wordsOfEvent } from '@/lib/query/narrow/event-words.ts';
import { chartPlace } from '@/lib/time/compare-instants.ts';
import type { IndexedEvent } from './port.ts';

/** What the index keeps of an event. Throws for one without a place in the log. */
export function indexedEvent(event: RecordedEvent): IndexedEvent {
  const { position, type, category, streamId, initiator, correlationId } = event;
  if (position === null) throw new Error('Only events with a position can be indexed.');
  return {
    position,
    texts: { type, category, stream: streamId, initiator, correlation: correlationId },
    at: indexedTime(event),
    ...wordsOfEvent(event),
  };
}

/** As an index keeps it: milliseconds since 1970; null when there is no time that a chart could show. */
export function indexedTime({ recordedAt }: RecordedEvent): number | null {
  const place = recordedAt === null ? null : chartPlace(recordedAt);
  return place !== null && 'milliseconds' in place ? Math.floor(place.milliseconds) : null;
}
