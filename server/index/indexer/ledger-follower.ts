import type { StreamId } from '@/lib/events/ids.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import { version as asVersion } from '@/lib/events/ids.ts';
import type { EventStore } from '@/server/stores/port.ts';
import type { LedgerEntry, LedgerPlace, SearchIndex } from '../port.ts';
import { StreamLedger } from '../stream-ledger.ts';

const pageSize = 500;
const mostStreams = 5000;

/** Brings what indexed events altered into the ledger. */
export class LedgerFollower {
  readonly #store: EventStore;
  readonly #index: SearchIndex;
  readonly #signal: AbortSignal;
  readonly #streams = new Map<StreamId, StreamLedger>();

  constructor(store: EventStore, index: SearchIndex, signal: AbortSignal) {
    this.#store = store;
    this.#index = index;
    this.#signal = signal;
  }

  /** The next events that are indexed and not in the ledger yet; true when there were any. */
  async step(): Promise<boolean> {
    const { ledgerEvents } = await this.#index.coverage();
    const places = await this.#index.placesAfter(ledgerEvents, pageSize);
    const last = places.at(-1);
    if (last === undefined) return false;
    const events = await this.#store.readPositions(
      places.map(({ position }) => position),
      { signal: this.#signal, limit: pageSize, maxScanned: pageSize, payload: 'full' },
    );
    const byPosition = new Map(events.map((event) => [event.position, event]));
    const entries: LedgerEntry[] = [];
    for (const place of places) {
      entries.push(await this.#entry(place, byPosition.get(place.position)));
    }
    await this.#index.appendLedger(entries, last.ordinal);
    return true;
  }

  async #entry(place: LedgerPlace, event: RecordedEvent | undefined): Promise<LedgerEntry> {
    const { ordinal } = place;
    if (event === undefined) return { ordinal, alterations: [], doubt: 'here' };
    const ledger = this.#streams.get(event.streamId) ?? (await this.#begun(place, event));
    // The map keeps the order of use, so that the first is the one not used for longest.
    this.#streams.delete(event.streamId);
    this.#streams.set(event.streamId, ledger);
    const [oldest] = this.#streams.keys();
    if (this.#streams.size > mostStreams && oldest !== undefined) this.#streams.delete(oldest);
    return ledger.take(event, ordinal);
  }

  /** The ledger of a stream just before an event. */
  async #begun({ first }: LedgerPlace, event: RecordedEvent): Promise<StreamLedger> {
    const ledger = new StreamLedger();
    if (first) return ledger;
    let after: RecordedEvent['version'] | null = null;
    do {
      const page: Awaited<ReturnType<EventStore['readStream']>> = await this.#store.readStream(
        event.streamId,
        { direction: 'forward', after, until: asVersion(event.version - 1n) },
        { signal: this.#signal, limit: pageSize, maxScanned: pageSize, payload: 'full' },
      );
      for (const earlier of page.items) ledger.pass(earlier);
      after = page.next;
    } while (after !== null);
    return ledger;
  }
}
