import { version as asVersion, type StreamId, type Version } from '@/lib/events/ids.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import { inferred, type StoreReducers } from '@/server/reducers/stream-reducer.ts';
import type { EventStore } from '@/server/stores/port.ts';
import { FoldedStream, type PlacedEvent } from '../folded-stream.ts';
import type { LedgerEntry, LedgerPlace } from '../port.ts';
import type { Sandboxes } from '../sandboxes.ts';

/** Most events that are read or folded at once. */
export const eventsAtOnce = 500;
const mostStreams = 5000;

interface Held {
  readonly category: string | null;
  readonly folded: FoldedStream;
}

/** Events of one stream that follow each other in the log, each with its place. */
export type Stretch = readonly (PlacedEvent & { readonly place: LedgerPlace })[];

/** Keeps streams as far as they are folded, those used last, so that what follows need not begin at the beginning. */
export class StreamFolds {
  readonly #store: EventStore;
  readonly #sandboxes: Sandboxes;
  readonly #signal: AbortSignal;
  readonly #held = new Map<StreamId, Held>();

  constructor(store: EventStore, sandboxes: Sandboxes, signal: AbortSignal) {
    this.#store = store;
    this.#sandboxes = sandboxes;
    this.#signal = signal;
  }

  /** What the next events of a stream altered. */
  async take(stretch: Stretch, reducers: StoreReducers): Promise<readonly LedgerEntry[]> {
    const [first] = stretch;
    if (first === undefined) return [];
    const { streamId } = first.place;
    const held = this.#held.get(streamId) ?? (await this.#begun(first, reducers));
    // The map keeps the order of use, so that the first is the one not used for longest.
    this.#held.delete(streamId);
    this.#held.set(streamId, held);
    const [oldest] = this.#held.keys();
    if (this.#held.size > mostStreams && oldest !== undefined) this.#held.delete(oldest);
    return held.folded.take(stretch);
  }

  forgetAll(): void {
    this.#held.clear();
  }

  /** Another reducer folds the streams of a category. */
  forget(category: string): void {
    for (const [stream, held] of this.#held) {
      if (held.category === category) this.#held.delete(stream);
    }
  }

  /** A stream just before an event. */
  async #begun(
    { place, event }: { readonly place: LedgerPlace; readonly event: RecordedEvent },
    reducers: StoreReducers,
  ): Promise<Held> {
    const { category, ordinal } = place.begins;
    const folded = new FoldedStream(reducerOf(reducers, category), this.#sandboxes);
    const held = { category, folded };
    if (ordinal === place.ordinal) return held;
    let after: Version | null = null;
    do {
      const page: Awaited<ReturnType<EventStore['readStream']>> = await this.#store.readStream(
        event.streamId,
        { direction: 'forward', after, until: asVersion(event.version - 1n) },
        { signal: this.#signal, limit: eventsAtOnce, maxScanned: eventsAtOnce, payload: 'full' },
      );
      await folded.pass(page.items);
      after = page.next;
    } while (after !== null);
    return held;
  }
}

export const reducerOf = (reducers: StoreReducers, category: string | null) =>
  (category === null ? undefined : reducers.get(category)) ?? inferred;
