import type { Position } from '@/lib/events/ids.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import type { EventStore, Page, TailItem } from '@/server/stores/port.ts';
import { indexedEvent } from '../indexed-event.ts';
import { isSameEvent } from '../is-same-event.ts';
import type { IndexedEvent, ResumePoint, SearchIndex } from '../port.ts';
import { eventsUpTo } from '../events-up-to.ts';
import { TailBatches } from './tail-batches.ts';

/** Events read at once, and at most as many taken from the tail. */
const pageSize = 1000;
/** Pages written together: each commit makes a part of the words that has to be merged later. */
const pagesAtOnce = 5;
/** Events below the head that only the tail may pass: where somebody can still be writing. */
const unsettled = 20_000;

type LogPage = Page<RecordedEvent, Position>;

/** Brings the words and texts of a log into the index: first in pages, then by its tail. */
export class LogFollower {
  readonly #store: EventStore;
  readonly #index: SearchIndex;
  readonly #signal: AbortSignal;
  #tail: TailBatches | null = null;
  /** The tail begins behind this; null: not known yet. */
  #settled: Position | 'start' | null = null;
  #after: Position | null = null;
  /** Read while the page before it is written. */
  #ahead: Promise<LogPage> | null = null;

  constructor(store: EventStore, index: SearchIndex, signal: AbortSignal) {
    this.#store = store;
    this.#index = index;
    this.#signal = signal;
  }

  /** True from where only what is new is waited for. */
  get isLive(): boolean {
    return this.#tail !== null;
  }

  get hasEnded(): boolean {
    return this.#tail?.ended ?? false;
  }

  /** Finds where to begin; false when the index is of another log, so that it must be made anew. */
  async start(): Promise<boolean> {
    if (!(await this.#isSameLog())) return false;
    const { resume } = await this.#index.coverage();
    if (resume?.live === true) {
      this.#openTail(resume.position);
      return true;
    }
    this.#after = resume?.position ?? null;
    this.#settled = await this.#settledPlace();
    return true;
  }

  /** The next step; true when something was read. Waits at most `wait` milliseconds for news. */
  async step(wait: number): Promise<boolean> {
    if (this.#tail === null) return this.#page();
    const items = await this.#tail.take(pageSize, wait);
    await this.#takeItems(items);
    return items.length > 0;
  }

  async #page(): Promise<boolean> {
    const until = this.#settled ?? 'start';
    if (until === 'start' || this.#isAt(until)) {
      this.#openTail(until);
      return true;
    }
    const events: IndexedEvent[] = [];
    for (let pages = 0; pages < pagesAtOnce && !this.#isAt(until); pages += 1) {
      const page = await (this.#ahead ?? this.#read(this.#after, until));
      this.#after = page.next ?? until;
      this.#ahead = this.#isAt(until) ? null : this.#readAhead(this.#after, until);
      events.push(...page.items.map(indexedEvent));
    }
    const { events: keep } = await this.#index.coverage();
    const resume = { position: this.#after ?? until, live: false, settled: this.#after };
    await this.#index.append({ keep, events, resume });
    return true;
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

  #isAt(place: Position): boolean {
    return this.#after !== null && this.#compare(this.#after, place) >= 0;
  }

  async #takeItems(items: readonly TailItem[]): Promise<void> {
    const last = items.at(-1);
    if (last === undefined) return;
    const events = items.flatMap((item) => (item.kind === 'event' ? [item.event] : []));
    const { through, events: keep, resume: known } = await this.#index.coverage();
    const settled = settledIn(items) ?? known?.settled ?? null;
    const resume = { position: last.position, live: true, settled };
    const later = events.filter((event) => this.#isAfter(event, through));
    const missing = await this.#missing(events, through);
    if (missing.length > 0) await this.#takeLate(missing, later, resume);
    else if (later.length > 0 || !isSamePoint(known, resume))
      await this.#append(keep, later, resume);
  }

  /** Events at or before the last indexed one that are not indexed. */
  async #missing(
    events: readonly RecordedEvent[],
    through: Position | null,
  ): Promise<readonly RecordedEvent[]> {
    const missing: RecordedEvent[] = [];
    for (const event of events) {
      if (!this.#isAfter(event, through) && !(await this.#has(event))) missing.push(event);
    }
    return missing;
  }

  /** Goes back to before the first event that came late, and takes what follows it in order. */
  async #takeLate(
    missing: readonly RecordedEvent[],
    later: readonly RecordedEvent[],
    resume: ResumePoint,
  ): Promise<void> {
    const compare = this.#compare;
    const [first] = missing.flatMap(({ position }) => position ?? []).toSorted(compare);
    const { through } = await this.#index.coverage();
    if (first === undefined || through === null) return;
    const keep = await eventsUpTo(this.#index, first, compare);
    const kept = await this.#index.placeAt(keep);
    const again: RecordedEvent[] = [];
    let after = kept?.position ?? null;
    do {
      const page = await this.#store.readLog(
        { all: [] },
        { direction: 'forward', after, until: through },
        { signal: this.#signal, limit: pageSize, maxScanned: pageSize, payload: 'full' },
      );
      again.push(...page.items);
      after = page.next;
    } while (after !== null);
    await this.#append(keep, [...again, ...later], resume);
  }

  async #append(
    keep: number,
    events: readonly RecordedEvent[],
    resume: ResumePoint,
  ): Promise<void> {
    await this.#index.append({ keep, events: events.map(indexedEvent), resume });
  }

  readonly #compare = (a: Position, b: Position): number => this.#store.comparePositions(a, b);

  #isAfter({ position }: RecordedEvent, through: Position | null): boolean {
    if (position === null) return false;
    return through === null || this.#store.comparePositions(position, through) > 0;
  }

  async #has({ position }: RecordedEvent): Promise<boolean> {
    if (position === null) return true;
    const compare = this.#compare;
    const place = await this.#index.placeAt(await eventsUpTo(this.#index, position, compare));
    return place !== null && compare(place.position, position) === 0;
  }

  #openTail(after: Position | 'start'): void {
    this.#tail = new TailBatches(this.#store.tail({ all: [] }, after, this.#signal));
  }

  /** The event so far below the head that nobody can still be writing before it; else the start. */
  async #settledPlace(): Promise<Position | 'start'> {
    const margin = this.#store.capabilities.seal === 'commit-order' ? 1 : unsettled;
    let after: Position | null = null;
    for (let seen = 0; seen < margin;) {
      const limit = Math.min(pageSize, margin - seen);
      const page: Awaited<ReturnType<EventStore['readLog']>> = await this.#store.readLog(
        { all: [] },
        { direction: 'backward', after, until: null },
        { signal: this.#signal, limit, maxScanned: limit, payload: 'omit' },
      );
      seen += page.items.length;
      if (seen >= margin) return page.items.at(-1)?.position ?? 'start';
      after = page.next;
      if (after === null) break;
    }
    return 'start';
  }

  /** Whether the last indexed event still is what the index knows of it. */
  async #isSameLog(): Promise<boolean> {
    const { events } = await this.#index.coverage();
    const place = await this.#index.placeAt(events);
    return place === null || isSameEvent(this.#store, place, this.#signal);
  }
}

/** The last that was said of what is settled; it holds for all that was given before. */
function settledIn(items: readonly TailItem[]): Position | null {
  const said = items.findLast((item) => item.kind === 'progress');
  return said?.settled ?? said?.position ?? null;
}

const isSamePoint = (a: ResumePoint | null, b: ResumePoint): boolean =>
  a?.position === b.position && a.settled === b.settled;
