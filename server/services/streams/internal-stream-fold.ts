import 'server-only';
import { AppError } from '@/lib/errors.ts';
import type { StreamId, Version } from '@/lib/events/ids.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import { CheckpointCutter, Checkpoints } from '@/lib/fold/checkpoints.ts';
import { Fold, type FoldOptions } from '@/lib/fold/fold.ts';
import { freeze } from '@/lib/fold/frozen.ts';
import type { Reducer } from '@/lib/fold/reducer.ts';
import { inferred, type StreamReducer } from '@/server/reducers/stream-reducer.ts';
import type { EventStore, Page } from '@/server/stores/port.ts';
import { Stepper } from './internal-stepper.ts';
import { StreamIndex } from './internal-stream-index.ts';

/** Events read at a time; a thousand beats ten thousand, because reading and folding overlap. */
const pageSize = 1000;
/** A fold nobody waits for goes on this long, so that a reader who steps about finds it running. */
const graceMilliseconds = 3000;
const checkpointBytes = 64 * 1024 * 1024;
const cuts = { milliseconds: 10, events: 500 };

export interface FoldProgress {
  readonly folded: number;
  readonly version: Version | null;
  readonly done: boolean;
  readonly failure: string | null;
}

/**
 * One stream folded once, in the background, with checkpoints on the way. Later reads go on where
 * it stopped: an append-only stream never makes it invalid. Partial work is kept when readers leave.
 */
export class StreamFold {
  readonly store: EventStore;
  readonly stream: StreamId;
  readonly checkpoints = new Checkpoints(checkpointBytes);
  readonly index = new StreamIndex();
  readonly options: FoldOptions;
  readonly stepper: Stepper;
  readonly source: StreamReducer;
  readonly #fold: Fold;
  readonly #cutter = new CheckpointCutter(() => performance.now(), cuts);
  readonly #watchers = new Set<() => void>();
  #waiting = 0;
  /** Times the fold came to the end of the stream. */
  #completions = 0;
  #run: AbortController | null = null;
  #failure: unknown = null;

  constructor(store: EventStore, stream: StreamId, source: StreamReducer = inferred) {
    this.store = store;
    this.stream = stream;
    this.source = source;
    this.options = { track: true, firstVersion: store.capabilities.firstVersion };
    this.stepper = new Stepper(source, this.options);
    this.#fold = new Fold(this.reducer, this.options);
  }

  get bytes(): number {
    return this.checkpoints.bytes + this.index.bytes + this.stepper.bytes;
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
      version: this.#fold.facts.version,
      done: this.#run === null && this.#completions > 0 && this.#failure === null,
      failure: this.#failure === null ? null : wordsOf(this.#failure),
    };
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
        await this.#change(signal);
        if (this.#failure !== null && !this.#has(upTo)) throw asError(this.#failure);
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
        if (!isOver()) await this.#change(signal);
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
    const { version } = this.#fold.facts;
    return upTo !== null && version !== null && version >= upTo;
  }

  #start(): void {
    if (this.#run !== null) return;
    const run = new AbortController();
    this.#run = run;
    this.#failure = null;
    void this.#foldOn(run.signal)
      .then(() => {
        this.#completions += 1;
      })
      .catch((error: unknown) => {
        // A fold that was stopped because nobody waited has not failed: it goes on when asked again.
        if (!run.signal.aborted) this.#failure = error;
      })
      .finally(() => {
        this.#run = null;
        this.#announce();
      });
  }

  async #foldOn(signal: AbortSignal): Promise<void> {
    let next: Promise<Page<RecordedEvent, Version>> | null = this.#read(
      this.#fold.facts.version,
      signal,
    );
    while (next !== null) {
      const page: Page<RecordedEvent, Version> = await next;
      next = page.next === null ? null : this.#read(page.next, signal);
      // A read that fails while this page is folded is met at the next await.
      next?.catch(() => undefined);
      await this.#take(page.items, signal);
    }
  }

  async #take(events: readonly RecordedEvent[], signal: AbortSignal): Promise<void> {
    for await (const part of this.stepper.ready(this.#fold, events)) {
      signal.throwIfAborted();
      const due = this.#cutter.isDueAfter(part.length, () => {
        for (const event of part) {
          this.#fold.take(event);
          this.index.push(event);
        }
      });
      if (due) this.checkpoints.add(freeze(this.#fold));
      this.#announce();
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  #read(after: Version | null, signal: AbortSignal): Promise<Page<RecordedEvent, Version>> {
    return this.store.readStream(
      this.stream,
      { direction: 'forward', after, until: null },
      { signal, limit: pageSize, maxScanned: pageSize * 4, payload: this.payload },
    );
  }

  #stopWhenAlone(): void {
    const run = this.#run;
    if (this.#waiting > 0 || run === null) return;
    const check = setTimeout(() => {
      if (this.#waiting === 0 && this.#run === run) run.abort();
    }, graceMilliseconds);
    check.unref();
  }

  #announce(): void {
    const watchers = [...this.#watchers];
    this.#watchers.clear();
    for (const watcher of watchers) watcher();
  }

  #change(signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const leave = (): void => {
        this.#watchers.delete(wake);
        reject(new AppError('cancelled', 'The reader went away.'));
      };
      const wake = (): void => {
        signal.removeEventListener('abort', leave);
        resolve();
      };
      if (signal.aborted) {
        leave();
        return;
      }
      this.#watchers.add(wake);
      signal.addEventListener('abort', leave, { once: true });
    });
  }
}

const wordsOf = (failure: unknown): string =>
  failure instanceof AppError ? failure.message : 'Something went wrong here.';

const asError = (failure: unknown): Error =>
  failure instanceof Error ? failure : new AppError('internal', 'The fold failed.');
