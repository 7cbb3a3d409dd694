import 'server-only';
import type { StreamId, StreamKey } from '@/lib/events/ids.ts';
import { scattered, Spread } from '@/lib/reducers/spread.ts';
import type { EventStore } from '@/server/stores/port.ts';

const pageSize = 500;
/** The ids of a category are listed so long and so far to spread a sample over them. */
const longestMilliseconds = 3000;
const mostListed = 50_000;

export interface StreamSample {
  /** In an order of which every beginning is spread over the category too. */
  readonly streams: readonly StreamId[];
  /** Streams the sample is spread over. */
  readonly of: number;
  /** Whether the category has no further ones. */
  readonly whole: boolean;
}

interface Wanted {
  readonly category: string;
  readonly sample: number;
  readonly signal: AbortSignal;
}

/** Streams of a category at even distances in the order of their ids, the first and the last among them. */
export async function sampleStreams(
  store: EventStore,
  { category, sample, signal }: Wanted,
): Promise<StreamSample> {
  const spread = new Spread<StreamId>(sample);
  const end = performance.now() + longestMilliseconds;
  let after: StreamKey | null = null;
  do {
    const page: Awaited<ReturnType<EventStore['listStreams']>> = await store.listStreams(
      { prefix: '', category, order: 'id' },
      { direction: 'forward', after, until: null },
      { signal, limit: pageSize, maxScanned: 100_000, payload: 'omit' },
    );
    for (const { streamId } of page.items) spread.take(streamId);
    after = page.next;
  } while (after !== null && spread.seen < mostListed && performance.now() < end);
  return { streams: scattered(spread.chosen()), of: spread.seen, whole: after === null };
}
