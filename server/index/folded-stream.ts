import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import { Stepping, type RunCode } from '@/lib/fold/stepping.ts';
import { stepReducer } from '@/lib/fold/steps.ts';
import type { StreamReducer } from '@/server/reducers/stream-reducer.ts';
import type { LedgerEntry } from './port.ts';
import type { Sandboxes } from './sandboxes.ts';
import { ledgerFold, StreamLedger } from './stream-ledger.ts';

export interface PlacedEvent {
  readonly event: RecordedEvent;
  readonly ordinal: number;
}

/** The ledger of one stream as its reducer makes it, whatever that is; code runs in its sandbox, in batches. */
export class FoldedStream {
  readonly #ledger: StreamLedger;
  readonly #steps = new Map<bigint, string>();
  readonly #stepping: Stepping;

  constructor(source: StreamReducer, sandboxes: Sandboxes) {
    const steps = this.#steps;
    this.#ledger = new StreamLedger(
      source.kind === 'plain' ? source.reducer : stepReducer({ ...source, steps }),
    );
    const run: RunCode | null =
      source.kind === 'plain'
        ? null
        : (events, from) => sandboxes.steps(source, { events, from, stream: this });
    this.#stepping = new Stepping({ steps, options: ledgerFold, run });
  }

  /** Takes events in without telling what they altered. */
  async pass(events: readonly RecordedEvent[]): Promise<void> {
    await this.#ready(events, (event) => {
      this.#ledger.pass(event);
    });
  }

  /** Takes events in, in order; their entries in the ledger. */
  async take(placed: readonly PlacedEvent[]): Promise<readonly LedgerEntry[]> {
    const entries: LedgerEntry[] = [];
    const events = placed.map(({ event }) => event);
    await this.#ready(events, (event) => {
      const ordinal = placed[entries.length]?.ordinal ?? 0;
      entries.push(this.#ledger.take(event, ordinal));
    });
    return entries;
  }

  async #ready(
    events: readonly RecordedEvent[],
    each: (event: RecordedEvent) => void,
  ): Promise<void> {
    for await (const part of this.#stepping.ready(this.#ledger.fold, events)) {
      part.forEach(each);
      this.#steps.clear();
    }
  }
}
