import 'server-only';
import { AppError } from '@/lib/errors.ts';
import type { Position } from '@/lib/events/ids.ts';
import type { LookedStates } from '@/lib/api/lookup.ts';
import { keysForValue } from '@/lib/lookup/keys-for-value.ts';
import { allNarrowed, type Narrowing } from '@/lib/query/narrow/narrowing.ts';
import { inferred } from '@/server/reducers/stream-reducer.ts';
import type { OpenStore } from '@/server/stores/registry.ts';
import type { FollowedStream } from './internal-held-in-stream.ts';
import { indexedSearch } from './internal-indexed.ts';
import type { IndexedPart } from './internal-indexed-part.ts';
import type { SearchPlan } from './internal-plan.ts';

/** Streams that are told of; as many as one part of a lookup follows. */
const mostStreams = 500;
/** As many as a store gives by position at once. */
const atOnce = 500;

interface Asked {
  readonly plan: SearchPlan;
  readonly head: Position;
  readonly value: string;
}

export interface MadeValues {
  /** Streams in whose states the value may once have come to stand. */
  readonly streams: readonly FollowedStream[];
  readonly states: LookedStates;
}

/**
 * Looks up in the ledger what reducers made of events: a name of two parts, an address in small letters. Inferred
 * states hold nothing that does not stand in an event, so that they need not be asked. Where others are asked the
 * answer is never of all states: the ledger knows no value by each of its writings.
 */
export async function madeInStates(
  open: OpenStore,
  { plan, head, value }: Asked,
  signal: AbortSignal,
): Promise<MadeValues> {
  const reducers = [...(await plan.reducers())];
  const categories = reducers.flatMap(([name, { key }]) => (key === inferred.key ? [] : [name]));
  if (categories.length === 0) return { streams: [], states: 'all' };
  const narrowing = allNarrowed([
    { kind: 'altered', place: null, from: null, to: keysForValue(value) },
    ofCategories(categories),
  ]);
  const { part } = await indexedSearch(open, { plan, head, narrowing }, signal);
  if (part === null) return { streams: [], states: 'none' };
  const streams = await streamsIn(open, { part, narrowing }, signal);
  return { streams: [...streams.values()], states: 'some' };
}

function ofCategories(names: readonly string[]): Narrowing {
  const among = new Set(names);
  const passes = (text: string | null): boolean => text !== null && among.has(text);
  return { kind: 'text', field: 'category', passes, exact: names, prefix: '' };
}

interface Proposed {
  readonly part: IndexedPart;
  readonly narrowing: Narrowing;
}

/** An index that breaks ends no lookup: it has then told of the streams so far. */
async function streamsIn(
  open: OpenStore,
  { part, narrowing }: Proposed,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, FollowedStream>> {
  const streams = new Map<string, FollowedStream>();
  try {
    for (let below = part.events + 1; below > 1 && streams.size < mostStreams;) {
      const page = await part.index.candidates(narrowing, { below, limit: atOnce, signal });
      const positions = page.places.map(({ position }) => position);
      const options = { signal, limit: atOnce, maxScanned: atOnce, payload: 'omit' } as const;
      for (const event of await open.store.readPositions(positions, options)) {
        streams.set(event.streamId, { stream: event.streamId, category: event.category });
      }
      below = page.reached;
    }
  } catch (error) {
    if (signal.aborted || error instanceof AppError) throw error;
  }
  return streams;
}
