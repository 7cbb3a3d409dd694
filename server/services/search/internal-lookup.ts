import 'server-only';
import type { Position, StreamId, Version } from '@/lib/events/ids.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import { HeldValues, type HeldValue } from '@/lib/lookup/held-value.ts';
import { searchReducer } from '@/lib/query/evaluate/search-reducer.ts';
import type { EventStore } from '@/server/stores/port.ts';
import type { IndexedPart } from './internal-indexed.ts';
import type { Scan, Tally } from './internal-scan.ts';
import { searchLog } from './internal-search-log.ts';

/** Longer streams are named instead of followed. */
const longestStream = 20_000;
const pageSize = 1000;
/** Streams followed in one part of a lookup. */
const mostStreams = 500;

export interface LookupCounts {
  readonly tally: Tally;
  readonly streams: number;
  readonly mentions: number;
  readonly tooLong: readonly StreamId[];
  /** Streams whose state could not be told from some event on. */
  readonly doubtful: number;
}

export interface StreamHolding extends HeldValue {
  readonly stream: StreamId;
  readonly category: string | null;
}

export type LookupWalk =
  | { readonly kind: 'found'; readonly holding: StreamHolding }
  | { readonly kind: 'progress'; readonly counts: LookupCounts }
  | { readonly kind: 'end'; readonly counts: LookupCounts; readonly next: Position | null };

export interface Lookup {
  readonly scan: Scan;
  readonly part: IndexedPart | null;
  readonly isIt: (text: string) => boolean;
}

interface Seen {
  readonly stream: StreamId;
  readonly category: string | null;
}

/** Finds the events a value stands in and follows the states of their streams. */
export async function* walkLookup(lookup: Lookup): AsyncGenerator<LookupWalk> {
  const { scan, part } = lookup;
  const seen = new Set<string>();
  let counts: LookupCounts = {
    ...{ tally: scan.tally, streams: 0, mentions: 0, tooLong: [], doubtful: 0 },
  };
  for await (const step of searchLog(scan, part)) {
    if (step.kind === 'hits') {
      counts = yield* followAll(lookup, unseen(step.events, seen), counts);
      continue;
    }
    counts = { ...counts, tally: step.tally };
    const spent = seen.size >= mostStreams && step.next !== null;
    if (step.kind !== 'end' && !spent) yield { kind: 'progress', counts };
    else {
      yield { kind: 'end', counts, next: step.next };
      return;
    }
  }
}

async function* followAll(
  { scan, isIt }: Lookup,
  streams: Iterable<Seen>,
  before: LookupCounts,
): AsyncGenerator<LookupWalk, LookupCounts> {
  let counts = before;
  for (const found of streams) {
    const holding = await follow(scan, found, isIt);
    counts = added(counts, found, holding);
    if (holding !== null && holding.holdings.length > 0) yield { kind: 'found', holding };
  }
  return counts;
}

/** Streams of the events that were not met before. */
function* unseen(events: readonly RecordedEvent[], seen: Set<string>): Generator<Seen> {
  for (const { streamId, category } of events) {
    if (seen.has(streamId)) continue;
    seen.add(streamId);
    yield { stream: streamId, category };
  }
}

function added(
  counts: LookupCounts,
  { stream }: Seen,
  holding: StreamHolding | null,
): LookupCounts {
  if (holding === null) return { ...counts, tooLong: [...counts.tooLong, stream] };
  const { holdings, incompleteFrom } = holding;
  return {
    ...counts,
    streams: counts.streams + 1,
    mentions: counts.mentions + (holdings.length === 0 ? 1 : 0),
    doubtful: counts.doubtful + (incompleteFrom === null ? 0 : 1),
  };
}

/** When the state of a stream held the value; null for a stream that is too long. */
async function follow(
  { store, signal }: { readonly store: EventStore; readonly signal: AbortSignal },
  { stream, category }: Seen,
  isIt: (text: string) => boolean,
): Promise<StreamHolding | null> {
  const held = new HeldValues(searchReducer, isIt);
  let after: Version | null = null;
  let read = 0;
  do {
    const page: Awaited<ReturnType<EventStore['readStream']>> = await store.readStream(
      stream,
      { direction: 'forward', after, until: null },
      { signal, limit: pageSize, maxScanned: longestStream, payload: 'full' },
    );
    read += page.items.length;
    if (read > longestStream) return null;
    for (const event of page.items) held.take(event);
    after = page.next;
  } while (after !== null);
  return { ...held.result, stream, category };
}

/** The stream whose id is the value, followed like any other; null when there is none. */
export async function streamNamed(
  scan: { readonly store: EventStore; readonly signal: AbortSignal },
  stream: StreamId,
  isIt: (text: string) => boolean,
): Promise<StreamHolding | null> {
  const { items } = await scan.store.readStream(
    stream,
    { direction: 'forward', after: null, until: null },
    { signal: scan.signal, limit: 1, maxScanned: 1, payload: 'omit' },
  );
  const [first] = items;
  if (first === undefined) return null;
  const category = first.category;
  const empty = { name: null, holdings: [], incompleteFrom: null, events: 0 };
  const { fidelity: madeBy } = searchReducer;
  return (await follow(scan, { stream, category }, isIt)) ?? { ...empty, madeBy, stream, category };
}
