import 'server-only';
import type { StreamId, StreamKey } from '@/lib/events/ids.ts';
import type { EventStore } from '@/server/stores/port.ts';

const pageSize = 200;

export interface ListedStream {
  readonly streamId: StreamId;
  readonly key: StreamKey;
}

export interface CategoryWalk {
  readonly store: EventStore;
  readonly category: string;
  /** The last stream that was looked at before; null: begin with the first. */
  readonly after: StreamKey | null;
  readonly signal: AbortSignal;
}

/** Streams asked at the same time: a store far away answers them together. A sandbox takes one. */
export const together = { plain: 8, code: 1 } as const;

/** The streams of a category in order of their ids, in rounds of at most so many. */
export async function* categoryRounds(
  { store, category, after: begin, signal }: CategoryWalk,
  size: number,
): AsyncGenerator<readonly ListedStream[]> {
  let after = begin;
  do {
    const page = await store.listStreams(
      { prefix: '', category, order: 'id' },
      { direction: 'forward', after, until: null },
      { signal, limit: pageSize, maxScanned: pageSize * 100, payload: 'omit' },
    );
    for (let from = 0; from < page.items.length; from += size) {
      yield page.items.slice(from, from + size);
    }
    after = page.next;
  } while (after !== null);
}
