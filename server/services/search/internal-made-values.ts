import 'server-only';
import { AppError } from '@/lib/errors.ts';
import type { Position } from '@/lib/events/ids.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
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
/** Most events that the ledger does not hold yet whose streams are followed instead. */
const mostNewer = 200;

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
 * states hold nothing that does not stand in an event, so that they need not be asked.
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
  const { part, problem } = await indexedSearch(open, { plan, head, narrowing }, signal);
  if (part === null) return { streams: [], states: 'none' };
  // A ledger that is being derived anew would propose all of its category: too much to fold for an answer.
  const made = new MadeIn(open, { ...part, narrowing }, signal);
  const whole = await made.all({ head, categories });
  return { streams: made.streams, states: whole && problem === null ? 'all' : 'some' };
}

function ofCategories(names: readonly string[]): Narrowing {
  const among = new Set(names);
  const passes = (text: string | null): boolean => text !== null && among.has(text);
  return { kind: 'text', field: 'category', passes, exact: names, prefix: '' };
}

/** Streams that the ledger proposes, and those of which it does not know all. */
class MadeIn {
  readonly #open: OpenStore;
  readonly #part: IndexedPart;
  readonly #signal: AbortSignal;
  readonly #streams = new Map<string, FollowedStream>();

  constructor(open: OpenStore, part: IndexedPart, signal: AbortSignal) {
    this.#open = open;
    this.#part = part;
    this.#signal = signal;
  }

  get streams(): readonly FollowedStream[] {
    return [...this.#streams.values()];
  }

  /** Whether these are all there are. An index that breaks ends no lookup: it has then told of the streams so far. */
  async all(newer: Pick<Newer, 'head' | 'categories'>): Promise<boolean> {
    try {
      const whole = await this.#proposed();
      await this.#part.check();
      return (await this.#newer({ ...newer, after: this.#part.through })) && whole;
    } catch (error) {
      if (this.#signal.aborted || error instanceof AppError) throw error;
      return false;
    }
  }

  async #proposed(): Promise<boolean> {
    const { index, narrowing, events } = this.#part;
    const signal = this.#signal;
    for (let below = events + 1; below > 1;) {
      if (this.#streams.size >= mostStreams) return false;
      const page = await index.candidates(narrowing, { below, limit: atOnce, signal });
      const positions = page.places.map(({ position }) => position);
      const options = { signal, limit: atOnce, maxScanned: atOnce, payload: 'omit' } as const;
      this.#add(await this.#open.store.readPositions(positions, options));
      below = page.reached;
    }
    return true;
  }

  async #newer({ after, head, categories }: Newer): Promise<boolean> {
    const { store } = this.#open;
    if (store.comparePositions(head, after) <= 0) return true;
    const among = new Set<string | null>(categories);
    const { items, next } = await store.readLog(
      { all: [] },
      { direction: 'forward', after, until: head },
      { signal: this.#signal, limit: mostNewer, maxScanned: mostNewer, payload: 'omit' },
    );
    if (next !== null) return false;
    this.#add(items.filter(({ category }) => among.has(category)));
    return true;
  }

  #add(events: readonly RecordedEvent[]): void {
    for (const { streamId: stream, category } of events) {
      this.#streams.set(stream, { stream, category });
    }
  }
}

interface Newer {
  /** Place of the last event that the ledger holds. */
  readonly after: Position;
  readonly head: Position;
  readonly categories: readonly string[];
}
