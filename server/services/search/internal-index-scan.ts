import 'server-only';
import type { Instant, Position } from '@/lib/events/ids.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import type { CandidatePage } from '@/server/index/port.ts';
import { eventsUpTo } from '@/server/index/events-up-to.ts';
import type { IndexedPart } from './internal-indexed.ts';
import { Judge } from './internal-judge.ts';
import { counted, type Capped, type Scan, type ScanStep, type Tally } from './internal-scan.ts';

const firstPage = 64;
/** As many as a store gives by position at once. */
const largestPage = 500;

/** Asks the index where matches can be, newest first, and judges the events that the store holds there. */
export async function* scanIndex(
  scan: Scan,
  part: IndexedPart,
  after: Position | null,
): AsyncGenerator<ScanStep> {
  const run = new IndexRun(scan, part);
  await run.begin(after);
  while (run.capped === null && !run.exhausted) {
    const hits = await run.page();
    if (hits.length > 0) yield { kind: 'hits', events: hits };
    if (run.capped === null && !run.exhausted) {
      yield { kind: 'progress', tally: run.tally, next: await run.next() };
    }
  }
  yield { kind: 'end', tally: run.tally, capped: run.capped, next: await run.next() };
}

class IndexRun {
  capped: Capped = null;
  tally: Tally;
  readonly #scan: Scan;
  readonly #part: IndexedPart;
  readonly #judge: Judge;
  readonly #began = performance.now();
  /** Everything from this ordinal on is examined. */
  #below = 1;
  #size = firstPage;
  #looked = 0;
  #found = 0;

  constructor(scan: Scan, part: IndexedPart) {
    const { store, head, signal } = scan;
    this.#scan = scan;
    this.#part = part;
    this.#judge = new Judge(part.plan, { store, head, signal });
    this.tally = scan.tally;
  }

  get exhausted(): boolean {
    return this.#below <= 1;
  }

  /** `after`: what was examined last; null: the last event that the index covers was. */
  async begin(after: Position | null): Promise<void> {
    const { index, events } = this.#part;
    if (after === null) {
      this.#below = events;
    } else {
      const upTo = Math.min(await this.#eventsUpTo(after), events);
      const place = await index.placeAt(upTo);
      const examined = place !== null && this.#compare(place.position, after) === 0;
      this.#below = examined ? upTo : upTo + 1;
    }
    if (this.exhausted) await this.#noteTime(1);
  }

  async page(): Promise<readonly RecordedEvent[]> {
    const { store, signal, events } = this.#scan;
    const limit = Math.max(1, Math.min(this.#size, events - this.#looked));
    const request = { below: this.#below, limit, signal };
    const page = await this.#part.index.candidates(this.#part.narrowing, request);
    this.#size = Math.min(this.#size * 2, largestPage);
    const found = await store.readPositions(
      page.places.map(({ position }) => position),
      { signal, limit, maxScanned: limit, payload: 'full' },
    );
    return this.#judgeAll(page, new Map(found.map((event) => [event.position, event])));
  }

  async #judgeAll(
    { places, reached }: CandidatePage,
    events: ReadonlyMap<Position | null, RecordedEvent>,
  ): Promise<readonly RecordedEvent[]> {
    const hits: RecordedEvent[] = [];
    for (const { ordinal, position } of places) {
      const event = events.get(position);
      if (event === undefined) continue;
      this.#scan.signal.throwIfAborted();
      const truth = await this.#judge.of(event);
      if (truth === true) hits.push(event);
      this.#count(truth, event.recordedAt);
      if (this.#found >= this.#scan.limit && ordinal > 1) {
        this.capped = 'page';
        this.#reach(ordinal);
        return hits;
      }
    }
    this.#looked += places.length;
    this.#reach(reached);
    await this.#noteTime(reached);
    this.#cap();
    return hits;
  }

  #reach(ordinal: number): void {
    const examined = this.tally.examined + (this.#below - ordinal);
    this.tally = { ...this.tally, examined };
    this.#below = ordinal;
  }

  #count(truth: true | false | 'unknown', recordedAt: Instant | null): void {
    if (truth === true) this.#found += 1;
    this.tally = counted(this.tally, truth, recordedAt);
  }

  #cap(): void {
    if (this.exhausted) return;
    if (this.#looked >= this.#scan.events) this.capped = 'events';
    else if (performance.now() - this.#began >= this.#scan.milliseconds) this.capped = 'time';
  }

  /** Where to go on; null when the log is exhausted. */
  async next(): Promise<Position | null> {
    if (this.exhausted) return null;
    return (await this.#part.index.placeAt(this.#below))?.position ?? null;
  }

  async #noteTime(ordinal: number): Promise<void> {
    const place = await this.#part.index.placeAt(ordinal);
    if (place === null) return;
    const { store, signal } = this.#scan;
    const options = { signal, limit: 1, maxScanned: 1, payload: 'omit' } as const;
    const [reached] = await store.readPositions([place.position], options);
    this.tally = { ...this.tally, searchedTo: reached?.recordedAt ?? this.tally.searchedTo };
  }

  #eventsUpTo(position: Position): Promise<number> {
    return eventsUpTo(this.#part.index, position, this.#compare);
  }

  readonly #compare = (a: Position, b: Position): number => this.#scan.store.comparePositions(a, b);
}
