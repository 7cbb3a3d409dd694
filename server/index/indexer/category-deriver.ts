import type { StreamId } from '@/lib/events/ids.ts';
import type { StreamReducer } from '@/server/reducers/stream-reducer.ts';
import type { EventStore } from '@/server/stores/port.ts';
import { FoldedStream } from '../folded-stream.ts';
import type { DerivedStream, LedgerEntry, LedgerPlace, SearchIndex } from '../port.ts';
import type { Sandboxes } from '../sandboxes.ts';
import { readStretches } from './read-stretches.ts';

const longestMilliseconds = 1000;

interface Parts {
  readonly store: EventStore;
  readonly index: SearchIndex;
  readonly signal: AbortSignal;
  readonly sandboxes: Sandboxes;
  /** Events that one step takes. */
  readonly atOnce: number;
}

export interface Deriving {
  readonly category: string;
  readonly source: StreamReducer;
  /** Streams that begin up to here are done. */
  readonly derived: number;
  readonly ledgerEvents: number;
}

/** A stream of more events than one step takes. */
interface Long {
  readonly first: LedgerPlace;
  readonly folded: FoldedStream;
  /** Done up to this ordinal. */
  upTo: number;
  doubt: number | null;
}

interface Begun {
  readonly first: LedgerPlace;
  readonly places: readonly LedgerPlace[];
}

/**
 * Derives the ledger of a category anew, stream by stream in the order in which they begin. A stream is
 * derived as far as the ledger goes, and followed with it from then on. A step is written whole; after a kill
 * a long stream begins anew.
 */
export class CategoryDeriver {
  readonly #parts: Parts;
  #long: Long | null = null;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** What was derived of a long stream so far does not count any more. */
  forget(): void {
    this.#long = null;
  }

  async step(deriving: Deriving): Promise<void> {
    if (this.#long !== null) {
      await this.#goOn(this.#long, deriving);
      return;
    }
    const { category, derived, ledgerEvents, source } = deriving;
    const { index, sandboxes, atOnce } = this.#parts;
    const { places: firsts, reached } = await index.streamsAfter(category, derived, atOnce);
    const begun = await this.#fitting(firsts);
    const [long] = firsts;
    if (begun.length === 0 && long !== undefined) {
      const folded = new FoldedStream(source, sandboxes);
      this.#long = { first: long, folded, upTo: 0, doubt: null };
      await this.#goOn(this.#long, deriving);
      return;
    }
    const streams = await this.#derivedOf(begun, source);
    const last = begun[streams.length - 1]?.first.ordinal ?? derived;
    const upTo = streams.length === firsts.length ? reached : last;
    const isAll = upTo >= ledgerEvents;
    await index.appendDerived({ category, streams, derived: isAll ? null : upTo });
  }

  /** As many streams as one step takes. */
  async #fitting(firsts: readonly LedgerPlace[]): Promise<readonly Begun[]> {
    const fitting: Begun[] = [];
    const { index, atOnce } = this.#parts;
    let room = atOnce;
    for (const first of firsts) {
      const places = await index.placesOf(first.streamId, 0, atOnce);
      if (places.length === atOnce || places.length > room) break;
      room -= places.length;
      fitting.push({ first, places });
    }
    return fitting;
  }

  /** Fewer than there are where code takes its time, as others wait meanwhile. */
  async #derivedOf(
    begun: readonly Begun[],
    source: StreamReducer,
  ): Promise<readonly DerivedStream[]> {
    const { sandboxes } = this.#parts;
    const entriesOf = await this.#reading(begun.flatMap(({ places }) => places));
    const streams: DerivedStream[] = [];
    const end = performance.now() + longestMilliseconds;
    for (const { first } of begun) {
      if (streams.length > 0 && performance.now() > end) break;
      const { streamId } = first;
      const folded = new FoldedStream(source, sandboxes);
      const { entries, doubt } = await entriesOf(streamId, folded);
      streams.push({ streamId, entries, anew: true, doubt });
    }
    return streams;
  }

  async #goOn(long: Long, { category, derived }: Deriving): Promise<void> {
    const { index, atOnce } = this.#parts;
    const { first, folded, upTo } = long;
    const { streamId } = first;
    const places = await index.placesOf(streamId, upTo, atOnce);
    const isLast = places.length < atOnce;
    const entriesOf = await this.#reading(places);
    const { entries, doubt } = await entriesOf(streamId, folded);
    long.doubt = lowest(long.doubt, doubt);
    long.upTo = places.at(-1)?.ordinal ?? upTo;
    if (isLast) this.#long = null;
    // Half of a stream tells no state of it.
    const told = { streamId, entries, anew: upTo === 0, doubt: isLast ? long.doubt : 0 };
    await index.appendDerived({
      ...{ category, streams: [told] },
      derived: isLast ? first.ordinal : derived,
    });
  }

  /** Reads places of some streams, and tells of each what its events altered. */
  async #reading(places: readonly LedgerPlace[]) {
    const { store, signal } = this.#parts;
    const { stretches, doubts } = await readStretches(store, places, signal);
    return async (stream: StreamId, folded: FoldedStream) => {
      const entries = await folded.take(stretches.get(stream) ?? []);
      return { entries, doubt: firstDoubt([...entries, ...(doubts.get(stream) ?? [])]) };
    };
  }
}

const firstDoubt = (entries: readonly LedgerEntry[]): number | null =>
  entries.reduce<number | null>(
    (first, { ordinal, doubt }) =>
      doubt === null ? first : lowest(first, doubt === 'here' ? ordinal : 0),
    null,
  );

const lowest = (a: number | null, b: number | null): number | null =>
  a === null ? b : b === null ? a : Math.min(a, b);
