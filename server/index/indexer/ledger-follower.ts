import type { ReducerFidelity } from '@/lib/fold/fidelity.ts';
import {
  inferred,
  type StoreReducers,
  type StreamReducer,
} from '@/server/reducers/stream-reducer.ts';
import type { EventStore } from '@/server/stores/port.ts';
import type {
  CategoryLedger,
  IndexCoverage,
  LedgerEntry,
  LedgerPlace,
  SearchIndex,
} from '../port.ts';
import { Sandboxes } from '../sandboxes.ts';
import { CategoryDeriver } from './category-deriver.ts';
import { isMixed, mixed, readStretches } from './read-stretches.ts';
import { eventsAtOnce, reducerOf, StreamFolds, type Stretch } from './stream-folds.ts';

/** What folds the states of a store's categories now. */
export type ActiveNow = () => Promise<StoreReducers>;

export interface LedgerOf {
  readonly store: EventStore;
  readonly index: SearchIndex;
  readonly signal: AbortSignal;
  readonly reducers: ActiveNow;
  /** Events that one step takes. */
  readonly atOnce?: number;
  /** After so many milliseconds a step ends behind the stream that it folds, so that words go on being taken in. */
  readonly milliseconds?: number;
}

const longestMilliseconds = 1000;

/**
 * Brings what indexed events altered into the ledger, in log order, as the reducers of their categories fold them.
 * Where another reducer becomes active, the category is derived anew beside it.
 */
export class LedgerFollower {
  readonly #of: LedgerOf;
  readonly #atOnce: number;
  readonly #milliseconds: number;
  /** What events altered behind those in the ledger, of streams that were folded before the time was over. */
  #ahead: ReadonlyMap<number, LedgerEntry> = new Map();
  readonly #sandboxes = new Sandboxes();
  readonly #folds: StreamFolds;
  readonly #deriver: CategoryDeriver;

  constructor(of: LedgerOf) {
    const { store, index, signal, atOnce = eventsAtOnce } = of;
    this.#of = of;
    this.#atOnce = atOnce;
    this.#milliseconds = of.milliseconds ?? longestMilliseconds;
    this.#folds = new StreamFolds(store, this.#sandboxes, signal);
    this.#deriver = new CategoryDeriver({
      store,
      index,
      signal,
      atOnce,
      sandboxes: this.#sandboxes,
    });
  }

  /** The next events that are indexed and not in the ledger yet, and of what is derived anew; true when there were any. */
  async step(): Promise<boolean> {
    const reducers = await this.#of.reducers();
    const coverage = await this.#agreed(reducers);
    const places = await this.#of.index.placesAfter(coverage.ledgerEvents, this.#atOnce);
    if (places.length > 0 && !(await this.#follow(places, coverage, reducers))) return true;
    // A stream is derived at once as far as the ledger goes, which is cheapest when it goes to the end.
    if (places.length === this.#atOnce) return true;
    const derived = await this.#derive(reducers);
    if (!derived) this.#sandboxes.rest();
    return derived || places.length > 0;
  }

  close(): void {
    this.#sandboxes.close();
  }

  /** Notes which categories have another reducer than their ledger. */
  async #agreed(reducers: StoreReducers): Promise<IndexCoverage> {
    const { index } = this.#of;
    const coverage = await index.coverage();
    const known = new Map(coverage.ledgers.map((ledger) => [ledger.category, ledger]));
    let agreed = true;
    for (const category of new Set([...known.keys(), ...reducers.keys()])) {
      const wanted = reducerOf(reducers, category);
      if ((known.get(category)?.reducer.key ?? inferred.key) === wanted.key) continue;
      await index.deriveAnew(category, { kind: kindOf(wanted), key: wanted.key });
      this.#folds.forget(category);
      this.#deriver.forget();
      agreed = false;
    }
    if (!agreed && this.#ahead.size > 0) {
      // Streams that are folded further than the ledger goes begin again with it.
      this.#ahead = new Map();
      this.#folds.forgetAll();
    }
    return agreed ? coverage : index.coverage();
  }

  /** True when all of the places are in the ledger; false when others must get their turn first. */
  async #follow(
    places: readonly LedgerPlace[],
    { ledgers }: IndexCoverage,
    reducers: StoreReducers,
  ): Promise<boolean> {
    const { store, index, signal } = this.#of;
    const waits = waiting(ledgers);
    const taken = places.filter((place) => !waits(place) && !this.#ahead.has(place.ordinal));
    const { stretches, doubts } = await readStretches(store, taken, signal);
    // Of several categories it is told at once, as one of them may be derived later than the others.
    const entries: LedgerEntry[] = places.filter(isMixed).map(mixed);
    for (const each of doubts.values()) entries.push(...each);
    const { folded, left } = await this.#fold([...stretches.values()], reducers);
    const through = left === null ? (places.at(-1)?.ordinal ?? 0) : left - 1;
    const known = [...this.#ahead.values(), ...folded];
    const within = [...entries, ...known].filter(({ ordinal }) => ordinal <= through);
    await index.appendLedger(within, through);
    const ahead = known.filter(({ ordinal }) => ordinal > through);
    this.#ahead = new Map(ahead.map((entry) => [entry.ordinal, entry]));
    return left === null;
  }

  /** Folds streams in the order in which they go on, until the time is over; `left` is the first event that was not. */
  async #fold(
    stretches: readonly Stretch[],
    reducers: StoreReducers,
  ): Promise<{ readonly folded: readonly LedgerEntry[]; readonly left: number | null }> {
    const folded: LedgerEntry[] = [];
    const end = performance.now() + this.#milliseconds;
    for (const [at, stretch] of stretches.entries()) {
      // One at least, so that every step goes on.
      if (at > 0 && performance.now() >= end) return { folded, left: stretch[0]?.ordinal ?? null };
      folded.push(...(await this.#folds.take(stretch, reducers)));
    }
    return { folded, left: null };
  }

  async #derive(reducers: StoreReducers): Promise<boolean> {
    const { ledgers, ledgerEvents } = await this.#of.index.coverage();
    const [ledger] = ledgers.filter(({ derived }) => derived !== null);
    if (ledger?.derived == null) return false;
    const { category, derived } = ledger;
    const source = reducerOf(reducers, category);
    await this.#deriver.step({ category, source, derived, ledgerEvents });
    return true;
  }
}

/** Whether an event is of a stream that is derived later. */
function waiting(ledgers: readonly CategoryLedger[]): (place: LedgerPlace) => boolean {
  const derivedTo = new Map(ledgers.map(({ category, derived }) => [category, derived]));
  return ({ begins: { category, ordinal } }) => {
    const derived = category === null ? null : (derivedTo.get(category) ?? null);
    return derived !== null && ordinal > derived;
  };
}

const kindOf = (source: StreamReducer): ReducerFidelity['kind'] =>
  source.kind === 'code' ? source.fidelity.kind : source.reducer.fidelity.kind;
