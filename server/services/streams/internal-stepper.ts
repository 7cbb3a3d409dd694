import 'server-only';
import { AppError } from '@/lib/errors.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import type { Fold, FoldOptions } from '@/lib/fold/fold.ts';
import type { Reducer } from '@/lib/fold/reducer.ts';
import { Stepping, type RunCode } from '@/lib/fold/stepping.ts';
import { stepReducer } from '@/lib/fold/steps.ts';
import type { StreamReducer } from '@/server/reducers/stream-reducer.ts';
import { CodeRun, type SandboxCode } from '@/server/sandbox/code-run.ts';
import { StepLog } from './internal-step-log.ts';

/** More than a part of a stream can write at once, so that what is ready is never let go. */
const logBytes = 64 * 1024 * 1024;
/** A worker that nobody needs goes on waiting this long. */
const idleMilliseconds = 3000;

/** Makes the events of a stream ready for its reducer, with a sandbox that rests when nobody needs it. */
export class Stepper {
  readonly reducer: Reducer;
  readonly #steps = new StepLog(logBytes);
  readonly #stepping: Stepping;
  readonly #isShared: boolean;
  #run: CodeRun | null;
  /** Counted up when everything is forgotten: steps made before it are of other events. */
  #edition = 0;
  #busy: Promise<unknown> = Promise.resolve();
  #idle: NodeJS.Timeout | null = null;

  /**
   * `run`: a sandbox that streams before this one have used, closed by whoever has made it. What they
   * left behind in it is not there for this one.
   */
  constructor(source: StreamReducer, options: FoldOptions, run: CodeRun | null = null) {
    run?.startAnew();
    this.#run = run;
    this.#isShared = run !== null;
    this.reducer =
      source.kind === 'plain'
        ? source.reducer
        : stepReducer({ fidelity: source.fidelity, initial: source.initial, steps: this.#steps });
    this.#stepping = new Stepping({
      steps: this.#steps,
      options,
      run: source.kind === 'plain' ? null : this.#running(source.code),
    });
  }

  get bytes(): number {
    return this.#steps.bytes;
  }

  /** The events in parts. The fold must have taken a part in before it asks for the next one. */
  ready(fold: Fold, events: readonly RecordedEvent[]): AsyncGenerator<readonly RecordedEvent[]> {
    return this.#stepping.ready(fold, events);
  }

  /** Lets the code run again for a version. */
  forget(version: bigint): void {
    this.#steps.delete(version);
  }

  /** Lets the code run again for every version. */
  forgetAll(): void {
    this.#steps.clear();
    this.#edition += 1;
  }

  #running(code: SandboxCode): RunCode {
    return async (events, from) => {
      const edition = this.#edition;
      const steps = await this.#alone(() => {
        this.#run ??= new CodeRun(code);
        return this.#run.steps(events, from);
      });
      if (edition !== this.#edition) throw new AppError('cancelled', 'The stream is folded anew.');
      return steps;
    };
  }

  /** One sandbox takes one batch after the other. */
  #alone<Value>(work: () => Promise<Value>): Promise<Value> {
    if (this.#idle !== null) clearTimeout(this.#idle);
    const result = this.#busy.then(work);
    this.#busy = result.catch(() => undefined);
    this.#idle = setTimeout(() => {
      void this.#busy.then(() => this.rest());
    }, idleMilliseconds);
    this.#idle.unref();
    return result;
  }

  /** Ends the worker; it is started again when it is needed. */
  rest(): void {
    if (this.#isShared) return;
    this.#run?.close();
    this.#run = null;
  }
}
