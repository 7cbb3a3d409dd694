import 'server-only';
import type { Instant, Position } from '@/lib/events/ids.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import type { Provisional, SearchCoverage } from '@/lib/api/search.ts';
import type { EventStore, Page } from '@/server/stores/port.ts';
import type { Judge } from './internal-judge.ts';
import type { Folding } from './internal-plan.ts';
import { tellBy } from './internal-tell-by.ts';
import { whileFolding } from './internal-while-folding.ts';

/** Rows the first window looks at; windows grow, so that a rare match costs few round trips. */
const firstWindow = 20_000;
const largestWindow = 200_000;
/** Most events taken over from the store at once. */
const batch = 1000;

export interface Tally {
  readonly examined: number;
  readonly matched: number;
  readonly unreadable: number;
  readonly searchedTo: Instant | null;
  /** Of the examined ones those that no index covered. */
  readonly newer: number;
  /** What of the log could still change when the search began. */
  readonly provisional: Provisional | null;
}

export type Capped = SearchCoverage['capped'];

/** The tally with one more event judged. */
export function counted(
  tally: Tally,
  truth: true | false | 'unknown',
  recordedAt: Instant | null,
): Tally {
  return {
    ...tally,
    matched: tally.matched + (truth === true ? 1 : 0),
    unreadable: tally.unreadable + (truth === 'unknown' ? 1 : 0),
    searchedTo: recordedAt ?? tally.searchedTo,
  };
}

/** Where to go on, so that an event is the next that is found, and what was counted until there. */
export interface Mark {
  readonly after: Position | null;
  readonly tally: Tally;
}

export interface Hits {
  readonly events: readonly RecordedEvent[];
  /** Of each event. */
  readonly marks: readonly Mark[];
}

export type ScanStep =
  | ({ readonly kind: 'hits' } & Hits)
  | {
      readonly kind: 'progress';
      readonly tally: Tally;
      readonly next: Position | null;
      /** What the scan waits for: a long stream whose states are folded. */
      readonly folding?: Folding['now'];
    }
  | {
      readonly kind: 'end';
      readonly tally: Tally;
      readonly capped: Capped;
      /** Where to go on; null when the log is exhausted. */
      readonly next: Position | null;
      /** Why an index that had a part in it was given up. */
      readonly problem?: string;
    };

export interface Scan {
  readonly store: EventStore;
  readonly judge: Judge;
  /** The scan looks at what lies before this; null = begins with the newest. */
  readonly after: Position | null;
  /** The scan ends with this; null = with the oldest. */
  readonly until: Position | null;
  /** Newest position that belongs to the answer. */
  readonly head: Position;
  readonly tally: Tally;
  /** Most hits, events and milliseconds of this scan. */
  readonly limit: number;
  readonly events: number;
  readonly milliseconds: number;
  /** Most rows of a window, for work that must not hold up others; absent: as many as pay. */
  readonly largestWindow?: number;
  /** `omit` where nothing that is asked lies in a payload. Default: `full`. */
  readonly payload?: 'full' | 'omit';
  /** Longest silence while events are judged. Default: 300 ms. */
  readonly tellMilliseconds?: number;
  readonly signal: AbortSignal;
}

/** Walks the log backwards in windows and tells what it finds as it goes. */
export async function* scanLog(scan: Scan): AsyncGenerator<ScanStep> {
  const run = new ScanRun(scan);
  while (run.capped === null && !run.exhausted) {
    const { tally, after } = run;
    const hits = yield* whileFolding(run.window(), { ...scan.judge.plan, tally, next: after });
    if (hits.events.length > 0) yield { kind: 'hits', ...hits };
    if (run.capped === null && !run.exhausted) {
      yield { kind: 'progress', tally: run.tally, next: run.after };
    }
  }
  yield { kind: 'end', tally: run.tally, capped: run.capped, next: run.after };
}

/** A batch of which the first events are judged. */
interface Batch {
  readonly page: Page<RecordedEvent, Position>;
  /** The scan stood here when it was read. */
  readonly after: Position | null;
  readonly judged: number;
}

interface Found extends Hits {
  readonly events: RecordedEvent[];
  readonly marks: Mark[];
}

const looked = (tally: Tally, events: number): Tally => ({
  ...tally,
  examined: tally.examined + events,
  newer: tally.newer + events,
});

class ScanRun {
  capped: Capped = null;
  exhausted = false;
  after: Position | null;
  tally: Tally;
  readonly #scan: Scan;
  readonly #began = performance.now();
  #window = firstWindow;
  #looked = 0;
  #found = 0;
  #batch: Batch | null = null;

  constructor(scan: Scan) {
    this.#scan = scan;
    this.after = scan.after;
    this.tally = scan.tally;
  }

  /** Judges on, for as long as a reader may be left without a word; the hits it has found. */
  async window(): Promise<Hits> {
    const next = this.#batch ?? { page: await this.#read(), after: this.after, judged: 0 };
    this.#batch = null;
    return this.#judgeAll(next);
  }

  async #read(): Promise<Page<RecordedEvent, Position>> {
    const { store, judge, signal, events, payload = 'full' } = this.#scan;
    const page = await store.readLog(
      judge.plan.filter,
      { direction: 'backward', after: this.after, until: this.#scan.until },
      {
        signal,
        limit: Math.min(batch, events - this.#looked),
        maxScanned: Math.min(this.#window, events - this.#looked),
        payload,
      },
    );
    this.#window = Math.min(this.#window * 2, this.#scan.largestWindow ?? largestWindow);
    return page;
  }

  async #judgeAll(batch: Batch): Promise<Hits> {
    const { page, judged } = batch;
    const hits: Found = { events: [], marks: [] };
    const end = tellBy(this.#scan);
    for (const [index, event] of page.items.entries()) {
      if (index < judged) continue;
      await this.#scan.judge.prepare(page.items, index);
      if (this.#isNewerThanHead(event)) continue;
      this.#scan.signal.throwIfAborted();
      const truth = await this.#scan.judge.of(event);
      if (truth === true) {
        hits.events.push(event);
        hits.marks.push(this.#markAt(batch, index));
      }
      this.#count(truth, event);
      if (!this.#stopsAt(page, index, end)) continue;
      this.#look(index + 1 - judged);
      this.after = event.position;
      this.#batch = { ...batch, judged: index + 1 };
      return hits;
    }
    this.#look(Math.max(page.scanned, page.items.length) - judged);
    await this.#goOn(page);
    return hits;
  }

  /** Whether to stop after an event of a batch: for good, or only to tell what was found. */
  #stopsAt({ items, next }: Page<RecordedEvent, Position>, index: number, end: number): boolean {
    const isFull = this.#found >= this.#scan.limit;
    if (index === items.length - 1 && (next === null || !isFull)) return false;
    if (isFull) this.capped = 'page';
    else if (this.#isOverTime()) this.capped = 'time';
    return this.capped !== null || performance.now() >= end;
  }

  #markAt({ page, after, judged }: Batch, index: number): Mark {
    const before = page.items[index - 1]?.position ?? after;
    return { after: before, tally: looked(this.tally, index - judged) };
  }

  #isNewerThanHead({ position }: RecordedEvent): boolean {
    const { store, head } = this.#scan;
    return position !== null && store.comparePositions(position, head) > 0;
  }

  #count(truth: true | false | 'unknown', { recordedAt }: RecordedEvent): void {
    if (truth === true) this.#found += 1;
    this.tally = counted(this.tally, truth, recordedAt);
  }

  #look(events: number): void {
    this.#looked += events;
    this.tally = looked(this.tally, events);
  }

  readonly #isOverTime = (): boolean => performance.now() - this.#began >= this.#scan.milliseconds;

  async #goOn(page: Page<RecordedEvent, Position>): Promise<void> {
    this.after = page.next;
    if (page.next === null) {
      this.exhausted = true;
      return;
    }
    if (this.#found >= this.#scan.limit) this.capped = 'page';
    else if (this.#looked >= this.#scan.events) this.capped = 'events';
    else if (this.#isOverTime()) this.capped = 'time';
    if (page.items.at(-1)?.position !== page.next) await this.#noteTime(page.next);
  }

  /** The store looked further than its last match; how far in time, only the event there can say. */
  async #noteTime(at: Position): Promise<void> {
    const { store, signal } = this.#scan;
    const options = { signal, limit: 1, maxScanned: 1, payload: 'omit' } as const;
    const [reached] = await store.readPositions([at], options);
    this.tally = { ...this.tally, searchedTo: reached?.recordedAt ?? this.tally.searchedTo };
  }
}
