import 'server-only';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import type { EventStore } from '@/server/stores/port.ts';

/** Payloads above this are exported with their size and beginning only, and say so. */
const longestPayload = 16 * 1024 * 1024;

/** Fetches what a scan has left out of long payloads, one event at a time, so that memory stays small. */
export class WholePayloads {
  /** Payloads of which only the beginning was given. */
  shortened: number;
  readonly #store: EventStore;
  readonly #signal: AbortSignal;

  constructor(store: EventStore, signal: AbortSignal, shortened: number) {
    this.#store = store;
    this.#signal = signal;
    this.shortened = shortened;
  }

  async of(event: RecordedEvent): Promise<RecordedEvent> {
    if (oversized(event) === 0 || event.position === null) return event;
    const options = { signal: this.#signal, limit: 10, maxScanned: 10, payload: 'full' } as const;
    const found = await this.#store.readPositions([event.position], {
      ...options,
      maxPayload: longestPayload,
    });
    const whole = found.find(({ id }) => id === event.id) ?? event;
    this.shortened += oversized(whole);
    return whole;
  }
}

const oversized = ({ data, metadata }: RecordedEvent): number =>
  [data, metadata].filter(({ kind }) => kind === 'oversized').length;
