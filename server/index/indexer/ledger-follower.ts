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
import { eventsAtOnce, reducerOf, StreamFolds } from './stream-folds.ts';

/** What folds the states of a store's categories now. */
export type ActiveNow = () => Promise<StoreReducers>;

export interface LedgerOf {
  readonly store: EventStore;
  readonly index: SearchIndex;
  readonly signal: AbortSignal;
  readonly reducers: ActiveNow;
  /** Events that one step takes. */
  readonly atOnce?: number;
}

/**
 * Brings what indexed events altered into the ledger, in log order, as the reducers of their categories fold them.
 * Where another reducer becomes active, the category is derived anew beside it.
 */
export class LedgerFollower {
  readonly #of: LedgerOf;
  readonly #atOnce: number;
  readonly #sandboxes = new Sandboxes();
  readonly #folds: StreamFolds;
  readonly #deriver: CategoryDeriver;

  constructor(of: LedgerOf) {
    const { store, index, signal, atOnce = eventsAtOnce } = of;
    this.#of = of;
    this.#atOnce = atOnce;
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
    if (places.length > 0) await this.#follow(places, coverage, reducers);
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
    return agreed ? coverage : index.coverage();
  }

  async #follow(
    places: readonly LedgerPlace[],
    { ledgers }: IndexCoverage,
    reducers: StoreReducers,
  ): Promise<void> {
    const { store, index, signal } = this.#of;
    const waits = waiting(ledgers);
    const taken = places.filter((place) => !waits(place));
    const { stretches, doubts } = await readStretches(store, taken, signal);
    // Of several categories it is told at once, as one of them may be derived later than the others.
    const entries: LedgerEntry[] = places.filter(isMixed).map(mixed);
    for (const each of doubts.values()) entries.push(...each);
    for (const stretch of stretches.values()) {
      entries.push(...(await this.#folds.take(stretch, reducers)));
    }
    await index.appendLedger(entries, places.at(-1)?.ordinal ?? 0);
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
