import 'server-only';
import { Worker } from 'node:worker_threads';
import type { Beginning } from '@/lib/sandbox/answers.mjs';
import type { Budgets, FoundReducer, SandboxEvent } from '@/lib/sandbox/session.mjs';
import {
  killMilliseconds,
  longestMilliseconds,
  startMilliseconds,
  thousandMilliseconds,
} from '@/lib/sandbox/budgets.ts';
import { threadTime } from './thread-time.mjs';

/** How a worker ended before it had answered; `at` is the index of the event it was working on. */
export class SandboxEnded extends Error {
  readonly at: number;
  constructor(reason: string, at: number) {
    super(reason);
    this.name = 'SandboxEnded';
    this.at = at;
  }
}

interface Answer {
  readonly ready?: true;
  readonly task?: string | null;
  readonly found?: readonly FoundReducer[];
  readonly fault?: string;
  readonly id?: number;
  readonly steps?: readonly string[];
  readonly done?: boolean;
  readonly spoilt?: boolean;
}

interface EventsToFold {
  readonly events: readonly SandboxEvent[];
  readonly begin?: Beginning;
}

interface Waiting {
  readonly take: (answer: Answer) => boolean;
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
}

const watchMilliseconds = 25;
const tooLong = 'It took longer than one event may take.';
const tooLongTogether = 'It took longer than so many events may take together.';
const endedItself = 'It used more than a reducer may use, and was ended.';

/**
 * One worker with one sandbox. It is watched while it works: what hangs inside the engine, where no
 * interrupt reaches it, is ended from here. Not used again after a fault.
 */
export class SandboxWorker {
  readonly #worker: Worker;
  readonly #progress = new Int32Array(new SharedArrayBuffer(8));
  #waiting: Waiting | null = null;
  #ended: string | null = null;
  #isSpoilt = false;
  #jobs = 0;
  #task: string | null = null;
  #gone: Promise<unknown> = Promise.resolve();
  readonly #ready: Promise<void>;

  constructor(budgets: Budgets) {
    this.#worker = new Worker(new URL('./worker.mjs', import.meta.url), {
      workerData: { budgets, progress: this.#progress.buffer },
      execArgv: [],
      env: {},
      resourceLimits: { stackSizeMb: 4, maxOldGenerationSizeMb: 64, maxYoungGenerationSizeMb: 16 },
    });
    this.#worker.on('message', (answer: Answer) => this.#receive(answer));
    this.#worker.on('error', (error) => this.#end(reasonOf(error)));
    this.#worker.on('exit', () => this.#end(endedItself));
    this.#ready = this.#wait((answer) => {
      this.#task = answer.task ?? null;
      return answer.ready === true;
    }, startMilliseconds);
    this.#ready.catch(() => undefined);
  }

  get isUsable(): boolean {
    return this.#ended === null;
  }

  /** Whether another stream needs another worker to find nothing of what has run in this one. */
  get isSpoilt(): boolean {
    return this.#isSpoilt;
  }

  /** Runs the code once. Throws `SandboxEnded`, or an Error with the reason it gave. */
  async load(code: string): Promise<readonly FoundReducer[]> {
    let found: readonly FoundReducer[] = [];
    await this.#ask({ load: code }, (answer) => {
      found = answer.found ?? [];
      return answer.found !== undefined;
    });
    return found;
  }

  /**
   * Takes events in, one step for each, as they come; it ends with the first that fails. They follow those
   * before where they have no beginning. Throws `SandboxEnded` where the worker had to be ended: the steps
   * up to then were told.
   */
  async fold(
    { events, begin }: EventsToFold,
    tell: (steps: readonly string[]) => void,
  ): Promise<void> {
    this.#jobs += 1;
    const id = this.#jobs;
    const take = (answer: Answer): boolean => {
      if (answer.id !== id) return false;
      tell(answer.steps ?? []);
      this.#isSpoilt ||= answer.spoilt === true;
      return answer.done === true;
    };
    await this.#ask({ id, events, begin }, take, Math.ceil(events.length / 1000));
  }

  /** Ends the worker, whatever it is doing. Resolves when its memory is free again. */
  async close(): Promise<void> {
    this.#end('The fold was given up.');
    await this.#gone;
  }

  async #ask(message: object, take: Waiting['take'], thousands = 1): Promise<void> {
    await this.#ready;
    if (this.#ended !== null) throw new SandboxEnded(this.#ended, 0);
    const done = this.#wait(take, thousandMilliseconds * thousands);
    this.#worker.postMessage(message);
    return done;
  }

  #wait(take: Waiting['take'], limit: number): Promise<void> {
    this.#worker.ref();
    const watch = setInterval(this.#watching(limit), watchMilliseconds);
    return new Promise<void>((resolve, reject) => {
      this.#waiting = { take, resolve, reject };
    }).finally(() => {
      clearInterval(watch);
      if (this.isUsable) this.#worker.unref();
    });
  }

  /** Ends the worker when one event, or all together, have taken too long. */
  #watching(limit: number): () => void {
    const [start, worked] = [performance.now(), threadTime(this.#task)];
    let [last, since, end] = [-1, start, Infinity];
    return () => {
      const now = performance.now();
      const [at, said] = [Atomics.load(this.#progress, 0), Atomics.load(this.#progress, 1)];
      if (said !== last) [last, since, end] = [said, now, Infinity];
      if (at > 0 && now - since > killMilliseconds) {
        if (end === Infinity) end = threadTime(this.#task) + killMilliseconds / 2;
        else if (threadTime(this.#task) > end) this.#end(tooLong);
      }
      const isOver = now - start > limit && threadTime(this.#task) - worked > limit;
      if (isOver || now - start > longestMilliseconds) this.#end(tooLongTogether);
    };
  }

  #receive(answer: Answer): void {
    const waiting = this.#waiting;
    if (waiting === null) return;
    if (answer.fault !== undefined) {
      this.#waiting = null;
      waiting.reject(new Error(answer.fault));
    } else if (waiting.take(answer)) {
      this.#waiting = null;
      waiting.resolve();
    }
  }

  #end(reason: string): void {
    if (this.#ended !== null) return;
    this.#ended = reason;
    const waiting = this.#waiting;
    this.#waiting = null;
    const at = Math.max(0, Atomics.load(this.#progress, 0) - 1);
    // A process that has nothing else to do would end before its memory is free.
    this.#worker.ref();
    this.#gone = this.#worker.terminate();
    waiting?.reject(new SandboxEnded(reason, at));
  }
}

const reasonOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
    ? 'It used more memory than a reducer may use.'
    : endedItself;
