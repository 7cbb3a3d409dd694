import fc from 'fast-check';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import type { StoreReducers } from '@/server/reducers/stream-reducer.ts';
import { openMemoryStore } from '@/server/stores/memory/memory-store.ts';
import { indexedEvent } from '../indexed-event.ts';
import { LedgerFollower, type LedgerOf } from '../indexer/ledger-follower.ts';
import type { SearchIndex } from '../port.ts';
import { closing, failingAtNotices, last } from './plain-reducers.ts';

const choice = fc.constantFrom(null, last, closing, failingAtNotices);
const arbitraryReducers: fc.Arbitrary<StoreReducers> = fc
  .tuple(choice, choice)
  .map(
    ([account, order]) =>
      new Map([
        ...(account === null ? [] : [['account', account] as const]),
        ...(order === null ? [] : [['order', order] as const]),
      ]),
  );

/** Every stream has a category; where `mixed`, some streams have two. */
export const categorised = (
  log: readonly RecordedEvent[],
  mixed: boolean,
): readonly RecordedEvent[] =>
  log.map((event, at) => {
    const own = event.streamId.startsWith('order') ? 'order' : 'account';
    return { ...event, category: mixed && at % 3 === 2 ? 'order' : own };
  });

/** What happens one after the other: events come, or others fold; and so many steps of the follower. */
export const happening = fc.record({
  events: fc.nat(6),
  reducers: fc.option(arbitraryReducers, { nil: null }),
  steps: fc.constantFrom(0, 1, 2, 3, 50, 50),
  killed: fc.integer({ min: 0, max: 5 }).map((dice) => dice === 0),
});

const { signal } = new AbortController();

type Pace = Pick<LedgerOf, 'atOnce' | 'milliseconds'>;

/** A log that comes into an index bit by bit, while reducers change. */
export class FollowedLog {
  active: StoreReducers = new Map();
  readonly #index: SearchIndex;
  readonly #log: readonly RecordedEvent[];
  readonly #store = openMemoryStore(0n);
  readonly #pace: Pace;
  #follower: LedgerFollower;
  #held = 0;

  constructor(index: SearchIndex, log: readonly RecordedEvent[], pace: Pace = {}) {
    this.#index = index;
    this.#log = log;
    this.#pace = pace;
    this.#store.append(log);
    this.#follower = this.#begin();
  }

  #begin(): LedgerFollower {
    const [{ store }, index] = [this.#store, this.#index];
    const reducers = () => Promise.resolve(this.active);
    return new LedgerFollower({ ...this.#pace, store, index, signal, reducers });
  }

  /** As after a kill: nothing is kept but what is written. */
  restart(): void {
    this.#follower.close();
    this.#follower = this.#begin();
  }

  async take(events: number): Promise<void> {
    const next = this.#log.slice(this.#held, this.#held + events);
    const resume = next.at(-1)?.position;
    if (resume == null) return;
    await this.#index.append({ events: next.map(indexedEvent), resume });
    this.#held += next.length;
  }

  async step(most = Infinity): Promise<void> {
    for (let left = most; left > 0 && (await this.#follower.step()); left -= 1);
  }
}
