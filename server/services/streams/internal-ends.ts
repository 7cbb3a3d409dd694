import 'server-only';
import { AppError } from '@/lib/errors.ts';
import { streamId, type StreamId } from '@/lib/events/ids.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import type { EventStore } from '@/server/stores/port.ts';

/** First and last event of a stream, without payloads. */
export interface StreamEnds {
  readonly first: RecordedEvent;
  readonly last: RecordedEvent;
}

/** Throws `not_found` for a stream without events. */
export async function endsOf(
  store: EventStore,
  name: string,
  signal: AbortSignal,
): Promise<StreamEnds> {
  const stream = streamId(name);
  const [first, last] = await Promise.all([
    endOf(store, stream, { direction: 'forward', signal }),
    endOf(store, stream, { direction: 'backward', signal }),
  ]);
  if (first === null || last === null) {
    throw noStream(name);
  }
  return { first, last };
}

export const noStream = (name: string): AppError =>
  new AppError('not_found', `There is no stream "${name}" in this store.`, { field: 'stream' });

export async function endOf(
  store: EventStore,
  stream: StreamId,
  { direction, signal }: { direction: 'forward' | 'backward'; signal: AbortSignal },
): Promise<RecordedEvent | null> {
  const page = await store.readStream(
    stream,
    { direction, after: null, until: null },
    { signal, limit: 1, maxScanned: 1, payload: 'omit' },
  );
  return page.items[0] ?? null;
}
