import 'server-only';
import { AppError } from '@/lib/errors.ts';
import { instant, type Instant } from '@/lib/events/ids.ts';
import type { CountedStore, SummaryStep } from '@/lib/api/search-summary.ts';
import type { Provisional } from '@/lib/api/search.ts';
import { inTime } from '../in-time.ts';
import type { SummaryRun } from './internal-summary-run.ts';

type Ended = Extract<SummaryStep, { kind: 'end' }>['coverage'];

export interface LaneCounts {
  readonly examined: number;
  readonly unreadable: number;
  readonly searchedTo: Instant | null;
  readonly provisional: Provisional | null;
}

const none: LaneCounts = { examined: 0, unreadable: 0, searchedTo: null, provisional: null };

interface Begun {
  readonly store: string;
  readonly title: string;
  /** Null where there is nothing to count: no event of it can match, it has none, or it failed. */
  readonly run: SummaryRun | null;
  readonly head: string | null;
  readonly newest: Instant | null;
  readonly leftOut: string | null;
  readonly failure: string | null;
}

/** One store of a count over several, and how far it is. */
export class CountLane {
  readonly begun: Begun;
  failure: string | null;
  #counts = none;
  #end: Ended | null = null;
  #steps: AsyncGenerator<SummaryStep> | null = null;
  #stop: AbortController | null = null;
  #reader: AbortSignal | null = null;

  constructor(begun: Begun) {
    this.begun = begun;
    this.failure = begun.failure;
  }

  /** True where there is more to count. */
  get goesOn(): boolean {
    const whole = this.#end !== null && this.#end.capped === null;
    return this.begun.run !== null && this.failure === null && !whole;
  }

  get counts(): LaneCounts {
    return this.#counts;
  }

  get capped(): Ended['capped'] {
    return this.#end?.capped ?? null;
  }

  /** True only where every event that matches was counted. */
  get exact(): boolean {
    if (this.begun.leftOut !== null) return true;
    return this.failure === null && (this.begun.run === null || this.#end?.complete === true);
  }

  /** Goes on with the count, so that `pull` has something to tell. */
  start(signal: AbortSignal): void {
    this.#end = null;
    this.#stop = new AbortController();
    this.#reader = signal;
    const both = AbortSignal.any([signal, this.#stop.signal]);
    this.#steps = this.begun.run?.go('', both) ?? null;
  }

  stop(): void {
    this.#stop?.abort();
    // Whatever it was doing ends with an error that nobody waits for any more.
    void this.#steps?.return(undefined).catch(() => undefined);
    this.#steps = null;
  }

  /** Waits for news; false when there are no more. A store that fails is over and says why. */
  async pull(patience: number): Promise<boolean> {
    if (this.#steps === null) return false;
    try {
      const read = await inTime(this.#steps.next(), patience);
      if (read.done !== true) this.#take(read.value);
      return read.done !== true;
    } catch (error) {
      // That its reader has left is no failure of the store.
      if (!(error instanceof AppError) || this.#reader?.aborted === true) throw error;
      this.failure = error.message;
      this.stop();
      return false;
    }
  }

  #take(step: SummaryStep): void {
    if (step.kind === 'figures') return;
    const told = step.kind === 'end' ? step.coverage : step;
    const { examined, unreadable, searchedTo } = told;
    const provisional = step.kind === 'end' ? step.coverage.provisional : null;
    const time = searchedTo === null ? null : instant(searchedTo);
    this.#counts = { examined, unreadable, searchedTo: time, provisional };
    if (step.kind === 'end') this.#end = step.coverage;
  }

  /** How far it is, for its reader. */
  view(): CountedStore {
    const { store, title, leftOut, run } = this.begun;
    const matched = run?.counted.total ?? 0;
    if (leftOut !== null) return { store, title, state: 'left-out', reason: leftOut, matched };
    if (this.failure !== null)
      return { store, title, state: 'failed', reason: this.failure, matched };
    return { store, title, state: this.#state(), reason: null, matched };
  }

  #state(): CountedStore['state'] {
    if (this.exact) return 'counted';
    return this.#end === null ? 'counting' : 'partial';
  }
}
