import 'server-only';
import { AppError } from '@/lib/errors.ts';
import type { StoreReach } from '@/lib/api/search-stores.ts';
import type { Instant } from '@/lib/events/ids.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import { inTime } from '../in-time.ts';
import type { ExaminingStep } from './internal-examining.ts';
import type { Capped, Mark, ScanStep } from './internal-scan.ts';

interface Found {
  readonly event: RecordedEvent;
  readonly mark: Mark;
}

export interface LaneStart {
  readonly store: string;
  /** Where the steps begin. */
  readonly place: Mark;
  readonly steps: AsyncGenerator<ScanStep | ExaminingStep>;
  /** Longest time that one answer of the store may take. */
  readonly patience: number;
  /** Ends what the store is doing. */
  readonly stop: () => void;
}

/** One store of a search over several: what it found that was not told yet, and how far it is. */
export class Lane {
  readonly store: string;
  capped: Capped = null;
  /** Why the store is not searched any further. */
  failure: string | null = null;
  /** Why its index was given up. */
  problem: string | undefined;
  /** What it is doing before it can judge more. */
  busy: Pick<StoreReach, 'examining' | 'folding'> = {};
  /** What went wrong and is no fault of the store. */
  fault: unknown;
  readonly #start: LaneStart;
  readonly #found: Found[] = [];
  #place: Mark;
  #ended = false;
  #pull: Promise<void> | null = null;

  constructor(start: LaneStart) {
    this.store = start.store;
    this.#start = start;
    this.#place = start.place;
  }

  /** Found and not told yet. */
  get held(): number {
    return this.#found.length;
  }

  get searching(): boolean {
    return !this.#ended && this.failure === null;
  }

  /** True when there is nothing more in it to look at. */
  get exhausted(): boolean {
    return this.#ended && this.#place.after === null;
  }

  /** Where to go on, so that nothing is lost or told twice. */
  get mark(): Mark {
    return this.#found[0]?.mark ?? this.#place;
  }

  /**
   * Recorded time of the next event to tell, one without a time standing with the event before it;
   * while there is none, down to where it was searched. Null: nothing was looked at.
   */
  get reached(): Instant | null {
    return this.#found[0]?.event.recordedAt ?? this.mark.tally.searchedTo;
  }

  tell(): RecordedEvent | null {
    return this.#found.shift()?.event ?? null;
  }

  /** Lets the store search on; settles when there is news. Never rejects: see `failure` and `fault`. */
  pull(): Promise<void> {
    this.#pull ??= this.#advance().finally(() => {
      this.#pull = null;
    });
    return this.#pull;
  }

  stop(): void {
    this.#start.stop();
    // Whatever it was doing ends with an error that nobody waits for any more.
    void this.#start.steps.return(undefined).catch(() => undefined);
  }

  async #advance(): Promise<void> {
    try {
      await this.#untilPlaced();
    } catch (error) {
      if (!(error instanceof AppError)) this.fault = error;
      this.failure = error instanceof AppError ? error.message : 'The search failed.';
      this.#start.stop();
    }
  }

  /** Reads up to the next word how far the store is; what was found has then a place behind it. */
  async #untilPlaced(): Promise<void> {
    const { steps, patience } = this.#start;
    for (;;) {
      const read = await inTime(steps.next(), patience);
      if (read.done === true) throw new Error('A search ends with its end.');
      const step = read.value;
      this.busy = busyWith(step);
      if (step.kind === 'examining') return;
      if (step.kind === 'hits') {
        step.events.forEach((event, index) => {
          const mark = step.marks[index];
          if (mark !== undefined) this.#found.push({ event, mark });
        });
        continue;
      }
      this.#place = { after: step.next, tally: step.tally };
      if (step.kind === 'end') this.#end(step);
      return;
    }
  }

  #end({ capped, problem }: Extract<ScanStep, { kind: 'end' }>): void {
    this.#ended = true;
    this.capped = capped;
    this.problem = problem;
  }
}

function busyWith(step: ScanStep | ExaminingStep): Lane['busy'] {
  if (step.kind === 'examining') {
    return { examining: { examined: step.examined, backTo: step.backTo } };
  }
  return step.kind === 'progress' && step.folding ? { folding: step.folding } : {};
}
