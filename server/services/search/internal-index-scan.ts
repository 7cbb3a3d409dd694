import 'server-only';
import { AppError } from '@/lib/errors.ts';
import type { Instant, Position } from '@/lib/events/ids.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import type { CandidatePage } from '@/server/index/port.ts';
import { eventsUpTo } from '@/server/index/events-up-to.ts';
import type { IndexedPart } from './internal-indexed-part.ts';
import { Judge } from './internal-judge.ts';
import {
  counted,
  scanLog,
  type Capped,
  type Hits,
  type Mark,
  type Scan,
  type ScanStep,
  type Tally,
} from './internal-scan.ts';
import { tellBy } from './internal-tell-by.ts';
import { whileFolding } from './internal-while-folding.ts';

const firstPage = 64;
/** Events that are read but not judged in time are read again. */
const smallestPage = 16;
/** As many as a store gives by position at once. */
const largestPage = 500;

/**
 * Asks the index where matches can be, newest first, and judges the events that the store holds there, down to
 * the first that it covers. What the index cannot tell is scanned: an index that breaks ends no search.
 */
export async function* scanIndex(scan: Scan, part: IndexedPart): AsyncGenerator<ScanStep> {
  const run = new IndexRun(scan, part);
  try {
    yield* run.steps();
  } catch (error) {
    if (scan.signal.aborted || error instanceof AppError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    const until = part.begins;
    yield* scanFrom(
      run,
      { ...scan, until },
      `The search index broke while it was asked: ${reason}`,
    );
  }
}

/** Goes on without the index behind the last page that was told whole. */
async function* scanFrom(run: IndexRun, scan: Scan, problem: string): AsyncGenerator<ScanStep> {
  const { after, tally, found } = run.told;
  const rest = { ...scan, after, tally, limit: scan.limit - found };
  for await (const step of scanLog(rest)) yield step.kind === 'end' ? { ...step, problem } : step;
}

/** What a reader was told, and the last place that it covers. */
interface Told {
  /** Null: nothing yet. */
  readonly after: Position | null;
  readonly tally: Tally;
  readonly found: number;
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
  told: Told;

  constructor(scan: Scan, part: IndexedPart) {
    const { store, head, signal, after } = scan;
    this.#scan = scan;
    this.#part = part;
    this.#judge = new Judge(part.plan, { store, head, signal });
    this.tally = scan.tally;
    this.told = { after, tally: scan.tally, found: 0 };
  }

  get exhausted(): boolean {
    return this.#below <= 1;
  }

  async *steps(): AsyncGenerator<ScanStep> {
    await this.#find();
    if (this.exhausted) await this.#noteOldest();
    while (this.capped === null && !this.exhausted) {
      const { tally, told } = this;
      const judging = this.#judgeAll(await this.#page());
      const waiting = { ...this.#part.plan, tally, next: told.after };
      const hits = yield* whileFolding(judging, waiting);
      if (hits.events.length > 0) yield { kind: 'hits', ...hits };
      if (this.capped === null && !this.exhausted) {
        yield { kind: 'progress', tally: this.tally, next: this.told.after };
      }
    }
    const next = this.exhausted ? null : this.told.after;
    yield { kind: 'end', tally: this.tally, capped: this.capped, next };
  }

  /** Finds the place that was told last among the ordinals. */
  async #find(): Promise<void> {
    const { index, events } = this.#part;
    const { after } = this.told;
    if (after === null) {
      this.#below = events + 1;
      return;
    }
    const upTo = Math.min(await this.#eventsUpTo(after), events);
    const place = await index.placeAt(upTo);
    const examined = place !== null && this.#compare(place.position, after) === 0;
    this.#below = examined ? upTo : upTo + 1;
  }

  async #page(): Promise<CandidatePage> {
    const { index, narrowing, check } = this.#part;
    const { signal, events } = this.#scan;
    const limit = Math.max(1, Math.min(this.#size, events - this.#looked));
    this.#size = Math.min(this.#size * 2, largestPage);
    const page = await index.candidates(narrowing, { below: this.#below, limit, signal });
    await check();
    return page;
  }

  async #judgeAll({ places, reached }: CandidatePage): Promise<Hits> {
    const hits: { readonly events: RecordedEvent[]; readonly marks: Mark[] } = {
      events: [],
      marks: [],
    };
    let before: Mark = this.told;
    const end = tellBy(this.#scan);
    const events = await this.#eventsAt(places);
    const found = places.map(({ position }) => events.get(position));
    for (const [index, { ordinal, position }] of places.entries()) {
      await this.#judge.prepare(found, index);
      const event = found[index];
      if (event === undefined) continue;
      this.#scan.signal.throwIfAborted();
      const truth = await this.#judge.of(event);
      if (truth === true) {
        hits.events.push(event);
        hits.marks.push(before);
      }
      this.#count(truth, event.recordedAt);
      before = { after: position, tally: this.#tallyTo(ordinal) };
      if (ordinal > 1 && this.#stops(index < places.length - 1, end)) {
        this.#stopAt({ ordinal, position }, index + 1);
        return hits;
      }
    }
    await this.#end({ places, reached });
    return hits;
  }

  async #end({ places, reached }: CandidatePage): Promise<void> {
    this.#looked += places.length;
    if (reached <= 1) await this.#noteOldest();
    this.#reach(reached, places.at(-1)?.position ?? this.told.after ?? this.#part.through);
    this.#cap();
  }

  /** Whether to stop after an event of a page: it has enough, or what was found so far is to be told. */
  #stops(moreFollow: boolean, end: number): boolean {
    return this.#found >= this.#scan.limit || (moreFollow && performance.now() >= end);
  }

  /** Ends a page before its end. */
  #stopAt({ ordinal, position }: CandidatePage['places'][number], judged: number): void {
    this.#looked += judged;
    this.#size = Math.max(smallestPage, judged);
    this.#reach(ordinal, position);
    if (this.#found >= this.#scan.limit) this.capped = 'page';
    else this.#cap();
  }

  async #eventsAt(
    places: CandidatePage['places'],
  ): Promise<ReadonlyMap<Position | null, RecordedEvent>> {
    const { store, signal } = this.#scan;
    const many = Math.max(1, places.length);
    const events = await store.readPositions(
      places.map(({ position }) => position),
      { signal, limit: many, maxScanned: many, payload: 'full' },
    );
    return new Map(events.map((event) => [event.position, event]));
  }

  #reach(ordinal: number, after: Position): void {
    this.tally = this.#tallyTo(ordinal);
    this.#below = ordinal;
    this.told = { after, tally: this.tally, found: this.#found };
  }

  #tallyTo(ordinal: number): Tally {
    return { ...this.tally, examined: this.tally.examined + (this.#below - ordinal) };
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

  /** Everything down to the oldest event is examined. */
  async #noteOldest(): Promise<void> {
    const place = await this.#part.index.placeAt(1);
    if (place === null) return;
    const recordedAt = (await this.#eventsAt([place])).get(place.position)?.recordedAt;
    this.tally = { ...this.tally, searchedTo: recordedAt ?? this.tally.searchedTo };
  }

  #eventsUpTo(position: Position): Promise<number> {
    return eventsUpTo(this.#part.index, position, this.#compare);
  }

  readonly #compare = (a: Position, b: Position): number => this.#scan.store.comparePositions(a, b);
}
