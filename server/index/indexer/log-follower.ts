import { setTimeout as sleep } from 'node:timers/promises';
import type { Position } from '@/lib/events/ids.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import type { EventStore, Page } from '@/server/stores/port.ts';
import { indexedEvent } from '../indexed-event.ts';
import { isSameEvent } from '../is-same-event.ts';
import type { IndexedEvent, SearchIndex } from '../port.ts';

/** Events read at once. */
const pageSize = 2500;
/** Pages written together: each commit makes a part of the words that has to be merged later. */
const pagesAtOnce = 2;

type LogPage = Page<RecordedEvent, Position>;

/**
 * Brings the words and texts of a log into the index, in pages, as far as the log is final: an event
 * that is indexed never has to make room for one that commits late. What can still change is scanned.
 */
export class LogFollower {
  readonly #store: EventStore;
  readonly #index: SearchIndex;
  readonly #signal: AbortSignal;
  #after: Position | null = null;
  /** The log is final up to here; null: not known of any place. */
  #settled: Position | null = null;
  #live = false;
  /** Read while the page before it is written. */
  #ahead: Promise<LogPage> | null = null;

  constructor(store: EventStore, index: SearchIndex, signal: AbortSignal) {
    this.#store = store;
    this.#index = index;
    this.#signal = signal;
  }

  /** True from where only what is new is waited for. */
  get isLive(): boolean {
    return this.#live;
  }

  /** Finds where to begin; false when the index is of another log, so that it must be made anew. */
  async start(): Promise<boolean> {
    const { events, resume } = await this.#index.coverage();
    const last = await this.#index.placeAt(events);
    this.#after = resume;
    return last === null || isSameEvent(this.#store, last, this.#signal);
  }

  /** The next step; true when something was read. Where nothing is new it waits so many milliseconds. */
  async step(wait: number): Promise<boolean> {
    if (this.#isAt(this.#settled)) {
      this.#settled = (await this.#store.horizon(this.#signal)).settled;
    }
    if (this.#settled === null || this.#isAt(this.#settled)) {
      this.#live = true;
      await pause(wait, this.#signal);
      return false;
    }
    await this.#takePages(this.#settled);
    return true;
  }

  async #takePages(until: Position): Promise<void> {
    const events: IndexedEvent[] = [];
    let after = this.#after;
    for (let pages = 0; pages < pagesAtOnce && !this.#reaches(after, until); pages += 1) {
      const page = await (this.#ahead ?? this.#read(after, until));
      after = page.next ?? until;
      this.#ahead = this.#reaches(after, until) ? null : this.#readAhead(after, until);
      events.push(...page.items.map(indexedEvent));
    }
    await this.#index.append({ events, resume: after ?? until });
    this.#after = after;
  }

  #read(after: Position | null, until: Position): Promise<LogPage> {
    return this.#store.readLog(
      { all: [] },
      { direction: 'forward', after, until },
      { signal: this.#signal, limit: pageSize, maxScanned: pageSize, payload: 'full' },
    );
  }

  #readAhead(after: Position | null, until: Position): Promise<LogPage> {
    const reading = this.#read(after, until);
    // Whoever takes the page is told; when nobody does, the follower has ended for another reason.
    reading.catch(() => undefined);
    return reading;
  }

  #isAt(place: Position | null): boolean {
    return place === null || this.#reaches(this.#after, place);
  }

  #reaches(after: Position | null, place: Position): boolean {
    return after !== null && this.#store.comparePositions(after, place) >= 0;
  }
}

async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  // The wait ends early only to end everything.
  await sleep(milliseconds, undefined, { signal }).catch((error: unknown) => {
    if (!signal.aborted) throw error;
  });
}
