import 'server-only';
import { AppError } from '@/lib/errors.ts';
import type { StreamId, Version } from '@/lib/events/ids.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import type { EventStore, Page } from '@/server/stores/port.ts';

/** Streams that are read together. */
export const mostTogether = 64;
/** Of longer streams the first page is not all. */
const eventsOfEach = 200;

type FirstPage = Page<RecordedEvent, Version>;

/** First pages of streams that are about to be folded: a message to the store for each takes longer than reading it. */
export class Beginnings {
  readonly #store: EventStore;
  readonly #signal: AbortSignal;
  #pages: ReadonlyMap<StreamId, FirstPage> = new Map();

  constructor(store: EventStore, signal: AbortSignal) {
    this.#store = store;
    this.#signal = signal;
  }

  /** In place of those that were read before. What is wrong with one of them is found out when it is read alone. */
  async read(streams: readonly StreamId[]): Promise<void> {
    this.#pages = new Map();
    if (streams.length < 2) return;
    const signal = this.#signal;
    const options = {
      signal,
      limit: eventsOfEach,
      maxScanned: eventsOfEach,
      payload: 'full',
    } as const;
    try {
      this.#pages = await this.#store.readStreams(streams.slice(0, mostTogether), options);
    } catch (error) {
      if (signal.aborted || !(error instanceof AppError)) throw error;
    }
  }

  /** Undefined where it was not read. */
  take(stream: StreamId): FirstPage | undefined {
    return this.#pages.get(stream);
  }
}
