import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import { wordsOfEvent } from '@/lib/query/narrow/index-words.ts';
import { chartPlace } from '@/lib/time/compare-instants.ts';
import type { IndexedEvent } from './port.ts';

/** What the index keeps of an event. Throws for one without a place in the log. */
export function indexedEvent(event: RecordedEvent): IndexedEvent {
  const { position, type, category, streamId, initiator, correlationId, recordedAt } = event;
  if (position === null) throw new Error('Only events with a position can be indexed.');
  const place = recordedAt === null ? null : chartPlace(recordedAt);
  return {
    position,
    texts: { type, category, stream: streamId, initiator, correlation: correlationId },
    at: place !== null && 'milliseconds' in place ? Math.floor(place.milliseconds) : null,
    ...wordsOfEvent(event),
  };
}
