import 'server-only';
import type { Position, StreamId } from '@/lib/events/ids.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import { whileWaiting } from '../while-waiting.ts';
import {
  heldInStream,
  type FollowedStream,
  type Holders,
  type StreamHolding,
} from './internal-held-in-stream.ts';
import type { IndexedSearch } from './internal-indexed-part.ts';
import type { Scan, Tally } from './internal-scan.ts';
import { searchLog } from './internal-search-log.ts';

/** Streams followed in one part of a lookup. */
const mostStreams = 500;

export interface LookupCounts {
  readonly tally: Tally;
  readonly streams: number;
  readonly mentions: number;
  /** As `mentions`, of streams whose state could not be told whole. */
  readonly untold: number;
  /** Streams whose state could not be told from some event on, and those that earlier parts could not tell of. */
  readonly doubtful: number;
}

export type LookupWalk =
  | { readonly kind: 'found'; readonly holding: StreamHolding }
  | { readonly kind: 'progress'; readonly counts: LookupCounts }
  | { readonly kind: 'end'; readonly counts: LookupCounts; readonly next: Position | null };

export interface Lookup {
  /** What is looked up: a stream of that name is no mention of it. */
  readonly value: string;
  readonly scan: Scan;
  readonly indexed: IndexedSearch;
  readonly holders: Holders;
  /** Streams that may have held the value, whatever stands in their events. */
  readonly made: readonly FollowedStream[];
  /** Streams of which earlier parts of the lookup could not tell all. */
  readonly doubtful: number;
}

/** Finds the events a value stands in and follows the states of their streams. */
export async function* walkLookup(lookup: Lookup): AsyncGenerator<LookupWalk> {
  const { scan, indexed } = lookup;
  const seen = new Set<string>();
  let counts: LookupCounts = {
    ...{ tally: scan.tally, streams: 0, mentions: 0, untold: 0, doubtful: lookup.doubtful },
  };
  const made = unseen(lookup.made, seen);
  counts = yield* followAll(lookup, { streams: made, mention: false }, counts);
  for await (const step of searchLog(scan, indexed)) {
    if (step.kind === 'hits') {
      const streams = unseen(step.events.map(streamOf), seen);
      counts = yield* followAll(lookup, { streams, mention: true }, counts);
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

const streamOf = ({ streamId, category }: RecordedEvent): FollowedStream => ({
  stream: streamId,
  category,
});

interface Following {
  readonly streams: Iterable<FollowedStream>;
  /** Whether the value stands in events of theirs. */
  readonly mention: boolean;
}

async function* followAll(
  { holders, value }: Lookup,
  { streams, mention }: Following,
  before: LookupCounts,
): AsyncGenerator<LookupWalk, LookupCounts> {
  let counts = before;
  for (const found of streams) {
    const following = heldInStream(holders, found);
    const soFar = counts;
    yield* whileWaiting(following, (): LookupWalk => ({ kind: 'progress', counts: soFar }));
    const holding = await following;
    counts = added(counts, holding, mention && found.stream !== value);
    if (holding.holdings.length > 0) yield { kind: 'found', holding };
  }
  return counts;
}

/** Those that were not met before. */
function* unseen(streams: readonly FollowedStream[], seen: Set<string>): Generator<FollowedStream> {
  for (const followed of streams) {
    if (seen.has(followed.stream)) continue;
    seen.add(followed.stream);
    yield followed;
  }
}

function added(
  counts: LookupCounts,
  { holdings, incompleteFrom }: Pick<StreamHolding, 'holdings' | 'incompleteFrom'>,
  mention: boolean,
): LookupCounts {
  const [only, whole] = [mention && holdings.length === 0, incompleteFrom === null];
  return {
    ...counts,
    streams: counts.streams + 1,
    mentions: counts.mentions + (only && whole ? 1 : 0),
    untold: counts.untold + (only && !whole ? 1 : 0),
    doubtful: counts.doubtful + (whole ? 0 : 1),
  };
}

/** The stream whose id is the value, followed like any other; null when there is none. */
export async function streamNamed(
  holders: Holders,
  stream: StreamId,
): Promise<StreamHolding | null> {
  const { items } = await holders.store.readStream(
    stream,
    { direction: 'forward', after: null, until: null },
    { signal: holders.signal, limit: 1, maxScanned: 1, payload: 'omit' },
  );
  const [first] = items;
  return first === undefined ? null : heldInStream(holders, { stream, category: first.category });
}
