import 'server-only';
import type { StreamId, Version } from '@/lib/events/ids.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import type { Checkpoints } from '@/lib/fold/checkpoints.ts';
import { Fold, type FoldOptions } from '@/lib/fold/fold.ts';
import type { Frozen } from '@/lib/fold/frozen.ts';
import type { Reducer } from '@/lib/fold/reducer.ts';
import { inferred, type StreamReducer } from '@/server/reducers/stream-reducer.ts';
import type { EventStore } from '@/server/stores/port.ts';
import { Bell } from './internal-bell.ts';
import { fitsStore } from './internal-fold-doubt.ts';
import { failureError, failureWords, type FoldProgress } from './internal-fold-progress.ts';
import { FoldRecord } from './internal-fold-record.ts';
import type { FoldShelf } from './internal-fold-shelf.ts';
import { readPage } from './internal-read-page.ts';
import { Stepper } from './internal-stepper.ts';
import type { StreamIndex } from './internal-stream-index.ts';
import { takeUp } from './internal-take-up.ts';

/** A fold nobody waits for goes on this long, so that a reader who steps about finds it running. */
const graceMilliseconds = 3000;

export interface StreamFoldParts {
  readonly store: EventStore;
  readonly stream: StreamId;
  readonly source?: StreamReducer;
  /** Keeps it beyond this process; absent: nothing is kept. */
  readonly shelf?: FoldShelf | null;
}

/**
 * One stream folded once, in the background, with checkpoints on the way. Later reads go on where
 * it stopped: an append-only stream never makes it invalid. Partial work is kept when readers leave.
 */
export class StreamFold {
  readonly store: EventStore;
  readonly stream: StreamId;
  readonly options: FoldOptions;
  readonly stepper: Stepper;
  readonly source: StreamReducer;
  readonly #shelf: FoldShelf | null;
  readonly #bell = new Bell();
  #record: FoldRecord;
  #taken: Promise<void> | null = null;
  #waiting = 0;
  /** Times the fold came to the end of the stream. */
  #completions = 0;
  #isComplete = false;
  #run: AbortController | null = null;
  #failure: unknown = null;

  constructor({ store, stream, source = inferred, shelf = null }: StreamFoldParts) {
    this.store = store;
    this.stream = stream;
    this.source = source;
    this.options = { track: true, firstVersion: store.capabilities.firstVersion };
    this.stepper = new Stepper(source, this.options);
    this.#shelf = shelf;
    this.#record = this.#fresh();
  }

  get checkpoints(): Checkpoints {
    return this.#record.checkpoints;
  }

  get index(): StreamIndex {
    return this.#record.index;
  }

  get bytes(): number {
    return this.#record.bytes + this.stepper.bytes;
  }

  get reducer(): Reducer {
    return this.stepper.reducer;
  }

  /** What a state needs of each event: other reducers than the inferred one may look at anything. */
  get payload(): 'data' | 'full' {
    return this.source.key === inferred.key ? 'data' : 'full';
  }

  get progress(): FoldProgress {
    return {
      folded: this.index.length,
      version: this.index.last,
      done: this.#run === null && this.#isComplete && this.#failure === null,
      failure: this.#failure === null ? null : failureWords(this.#failure),
    };
  }

  /** Takes up what was kept of this fold, once, where it fits the store, whose last event this is. */
  takeUp(last: RecordedEvent): Promise<void> {
    this.#taken ??= this.#takeUpTo(last).catch((error: unknown) => {
      this.#taken = null;
      throw error;
    });
    return this.#taken;
  }

  /** False where the stream cannot end like this after what was folded: the store was replaced. */
  canEndWith(last: RecordedEvent): boolean {
    return this.#record.canEndWith(last);
  }

  /** Lets go of everything that was folded, here and on disk. */
  beginAnew(): void {
    this.#run?.abort();
    this.#run = null;
    this.#isComplete = false;
    this.#record = this.#fresh();
    this.stepper.forgetAll();
    this.#shelf?.clear();
  }

  /**
   * The last checkpoint at or before a version; null: there is none. One from disk is compared with
   * the store first, and where it does not fit, the stream is folded anew up to there.
   */
  async restBefore(at: Version, signal: AbortSignal): Promise<Frozen | null> {
    const record = this.#record;
    const found = record.checkpoints.atOrBefore(at);
    if (found === null || (await fitsStore(this, { record, rest: found }, signal))) return found;
    if (this.#record === record) this.beginAnew();
    await this.reach(at, signal);
    return this.#record.checkpoints.atOrBefore(at);
  }

  /**
   * Resolves when everything up to `upTo` (null: up to the head as it is now) is folded, or when the
   * stream ends before it. Throws what the store threw, or `cancelled` when the signal aborts first.
   */
  async reach(upTo: Version | null, signal: AbortSignal): Promise<void> {
    const enough = this.#enough();
    this.#waiting += 1;
    try {
      while (!this.#has(upTo) && this.#completions < enough) {
        this.#start();
        await this.#bell.heard(signal);
        if (this.#failure !== null && !this.#has(upTo)) throw failureError(this.#failure);
      }
    } finally {
      this.#waiting -= 1;
      this.#stopWhenAlone();
    }
  }

  /** Starts or continues the fold and tells of each step, until it is at the head. */
  async *watch(signal: AbortSignal): AsyncGenerator<FoldProgress> {
    const enough = this.#enough();
    this.#waiting += 1;
    try {
      const isOver = (): boolean =>
        this.#run === null && (this.#completions >= enough || this.#failure !== null);
      do {
        this.#start();
        yield this.progress;
        // The fold may have ended while whoever listens was busy with what was told.
        if (!isOver()) await this.#bell.heard(signal);
      } while (!isOver());
      yield this.progress;
    } finally {
      this.#waiting -= 1;
      this.#stopWhenAlone();
    }
  }

  /** A run that is under way may have read its last page before the head was as it is now. */
  #enough(): number {
    return this.#completions + (this.#run === null ? 1 : 2);
  }

  #has(upTo: Version | null): boolean {
    const { last } = this.index;
    return upTo !== null && last !== null && last >= upTo;
  }

  #fresh(): FoldRecord {
    return new FoldRecord(new Fold(this.reducer, this.options));
  }

  async #takeUpTo({ version }: RecordedEvent): Promise<void> {
    const record = this.#shelf === null ? null : await takeUp(this, this.#shelf, version);
    if (record !== null && this.index.length === 0) this.#record = record;
  }

  #start(): void {
    if (this.#run !== null) return;
    const run = new AbortController();
    const record = this.#record;
    this.#run = run;
    this.#failure = null;
    void this.#foldOn(record, run.signal)
      .then(() => {
        if (this.#record !== record) return;
        this.#completions += 1;
        this.#isComplete = true;
      })
      .catch((error: unknown) => {
        // A fold that was stopped because nobody waited has not failed: it goes on when asked again.
        if (!run.signal.aborted) this.#failure = error;
      })
      .finally(() => {
        if (this.#run === run) this.#run = null;
        if (this.#record === record) this.#shelf?.keep(record);
        this.#bell.ring();
      });
  }

  async #foldOn(record: FoldRecord, signal: AbortSignal): Promise<void> {
    const read = (after: Version | null) => readPage(this, { after, until: null, signal });
    let next: ReturnType<typeof read> | null = read(record.index.last);
    while (next !== null) {
      const page: Awaited<ReturnType<typeof read>> = await next;
      next = page.next === null ? null : read(page.next);
      // A read that fails while this page is folded is met at the next await.
      next?.catch(() => undefined);
      await this.#take(record, page.items, signal);
    }
  }

  async #take(
    record: FoldRecord,
    events: readonly RecordedEvent[],
    signal: AbortSignal,
  ): Promise<void> {
    for await (const part of this.stepper.ready(record.fold, events)) {
      signal.throwIfAborted();
      record.take(part);
      this.#shelf?.keepOnTheWay(record);
      this.#bell.ring();
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  #stopWhenAlone(): void {
    const run = this.#run;
    if (this.#waiting > 0 || run === null) return;
    const check = setTimeout(() => {
      if (this.#waiting === 0 && this.#run === run) run.abort();
    }, graceMilliseconds);
    check.unref();
  }
}
