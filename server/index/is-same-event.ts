import type { EventStore } from '@/server/stores/port.ts';
import { indexedTime } from './indexed-event.ts';
import type { KnownPlace } from './port.ts';

/** Whether the store holds at a place the event that the index knows there. */
export async function isSameEvent(
  store: EventStore,
  { position, streamId, at }: KnownPlace,
  signal: AbortSignal,
): Promise<boolean> {
  const options = { signal, limit: 1, maxScanned: 1, payload: 'omit' } as const;
  const [event] = await store.readPositions([position], options);
  return event !== undefined && event.streamId === streamId && indexedTime(event) === at;
}
