import 'server-only';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import type { Fold, FoldOptions } from '@/lib/fold/fold.ts';
import { reducedEvents } from '@/lib/fold/reduced-events.ts';
import type { Reducer } from '@/lib/fold/reducer.ts';
import { stepReducer } from '@/lib/fold/steps.ts';
import { printJson } from '@/lib/json/print-json.ts';
import type { StreamReducer } from '@/server/reducers/stream-reducer.ts';
import { CodeRun } from '@/server/sandbox/code-run.ts';
import { sandboxEvent } from '@/server/sandbox/sandbox-event.ts';
import { StepLog } from './internal-step-log.ts';

/** Events that become ready together. */
const turn = 250;
/** More than a part of a stream can write at once, so that what is ready is never let go. */
const logBytes = 64 * 1024 * 1024;
/** A worker that nobody needs goes on waiting this long. */
const idleMilliseconds = 3000;

/**
 * Makes events ready for a reducer. Where it is code, the sandbox runs it once for each event and
 * the steps are kept; folding is then the same for every reducer, and needs no waiting.
 */
export class Stepper {
  readonly reducer: Reducer;
  readonly #source: StreamReducer;
  readonly #options: FoldOptions;
  readonly #steps = new StepLog(logBytes);
  readonly #isShared: boolean;
  #run: CodeRun | null;
  #busy: Promise<unknown> = Promise.resolve();
  #idle: NodeJS.Timeout | null = null;

  /** `run`: a sandbox that other streams use too, closed by whoever has made it. */
  constructor(source: StreamReducer, options: FoldOptions, run: CodeRun | null = null) {
    this.#run = run;
    this.#isShared = run !== null;
    this.#source = source;
    this.#options = options;
    this.reducer =
      source.kind === 'plain'
        ? source.reducer
        : stepReducer({ fidelity: source.fidelity, initial: source.initial, steps: this.#steps });
  }

  get bytes(): number {
    return this.#steps.bytes;
  }

  /** The events in parts. The fold must have taken a part in before it asks for the next one. */
  async *ready(
    fold: Fold,
    events: readonly RecordedEvent[],
  ): AsyncGenerator<readonly RecordedEvent[]> {
    let from = 0;
    while (from < events.length) {
      const part = await this.#prepared(fold, events.slice(from, turnEnd(events, from)));
      yield part;
      from += part.length;
    }
  }

  /** Lets the code run again for a version. */
  forget(version: bigint): void {
    this.#steps.delete(version);
  }

  /** As much of the part as has steps now: all of it, or what the sandbox could answer at once. */
  async #prepared(fold: Fold, part: readonly RecordedEvent[]): Promise<readonly RecordedEvent[]> {
    if (this.#source.kind === 'plain') return part;
    const { code } = this.#source;
    const wanted = reducedEvents(fold.facts, part, this.#options);
    if (wanted.every(({ version }) => this.#steps.has(version))) return part;
    const state = fold.state === undefined ? null : printJson(fold.state);
    const steps = await this.#alone(() => {
      this.#run ??= new CodeRun(code);
      return this.#run.steps(wanted.map(sandboxEvent), state);
    });
    for (const [index, { version }] of wanted.entries()) {
      const step = steps[index];
      if (step !== undefined) this.#steps.set(version, step);
    }
    const next = steps.at(-1)?.startsWith('{"f":') === true ? undefined : wanted[steps.length];
    return next === undefined ? part : part.slice(0, part.indexOf(next));
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

/** Events that share a version stay together: a checkpoint between them would lose the later one. */
function turnEnd(events: readonly RecordedEvent[], from: number): number {
  let end = from + turn;
  while (end < events.length && events[end]?.version === events[end - 1]?.version) end += 1;
  return end;
}
