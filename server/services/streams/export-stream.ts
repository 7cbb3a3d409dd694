import 'server-only';
import { exportStream as contract } from '@/lib/api/streams.ts';
import { streamId, type StreamId, type Version } from '@/lib/events/ids.ts';
import { exportLine } from '@/lib/events/export-line.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import type { MaskingPolicy } from '@/lib/masking/policy.ts';
import type { EventStore, Page } from '@/server/stores/port.ts';
import { storeById } from '@/server/stores/registry.ts';
import { defineService } from '../define-service.ts';
import { endsOf } from './internal-ends.ts';

const pageSize = 2000;
/** Payloads above this are exported with their size and beginning only, and say so. */
const longestPayload = 16 * 1024 * 1024;

/** A whole stream as lines of JSON, read while it is sent. */
export const exportStream = defineService({
  permission: 'events:read',
  access: 'stream.export',
  subject: ({ store, stream }) => ({ store, stream }),
  input: contract.params,
  async run({ signal }, { store: id, stream }) {
    const { store } = await storeById(id);
    await endsOf(store, stream, signal);
    return pages(store, streamId(stream), signal);
  },
  expose: (found, policy) => lines(found, policy),
});

type EventPage = Page<RecordedEvent, Version>;

/** The next page is read while the one before it is written. */
async function* pages(
  store: EventStore,
  stream: StreamId,
  signal: AbortSignal,
): AsyncGenerator<EventPage> {
  const read = (after: Version | null): Promise<EventPage> =>
    store.readStream(
      stream,
      { direction: 'forward', after, until: null },
      {
        signal,
        limit: pageSize,
        maxScanned: pageSize,
        payload: 'full',
        maxPayload: longestPayload,
      },
    );
  let next: Promise<EventPage> | null = read(null);
  while (next !== null) {
    const page: EventPage = await next;
    next = page.next === null ? null : read(page.next);
    // A read that fails while this page is written is met at the next await.
    next?.catch(() => undefined);
    yield page;
  }
}

/** The lines of a page come together: handing each over by itself costs more than writing it. */
async function* lines(
  found: AsyncIterable<EventPage>,
  policy: MaskingPolicy,
): AsyncGenerator<string> {
  for await (const { items } of found) {
    if (items.length > 0) yield items.map((event) => exportLine(event, policy)).join('\n');
  }
}
