import { setMaxListeners } from 'node:events';
import { Worker } from 'node:worker_threads';
import { AppError } from '@/lib/errors.ts';
import type { SqlRow, SqlValue } from './sql-row.ts';
import { storeFailure, type NativeFailure } from './store-failure.ts';
import { unpackRows, type PackedColumn } from './unpack-rows.ts';

export interface Statement {
  readonly sql: string;
  /** The same question with texts as bytes, for where one of them is not UTF-8. */
  readonly exact?: string;
  readonly params: readonly SqlValue[];
  /** Columns whose bytes become text where they are valid UTF-8. */
  readonly text?: readonly number[];
  /** Where each column stands in a row, in ascending order; without it, one after the other. */
  readonly places?: readonly number[];
  /** Most bytes to send; the first row is sent whatever its size. */
  readonly maxBytes?: number;
}

export interface Rows {
  readonly rows: readonly SqlRow[];
  /** True when `maxBytes` held rows back. */
  readonly cut: boolean;
}

export interface ConnectionLimits {
  /** Longest time one statement may take. */
  readonly statementMilliseconds?: number;
}

interface Answer {
  readonly id?: number;
  readonly count?: number;
  readonly columns?: readonly PackedColumn[];
  readonly cut?: boolean;
  readonly failure?: NativeFailure;
}

interface Job {
  readonly id: number;
  readonly message: object;
  readonly places: readonly number[] | undefined;
  readonly settle: (outcome: Rows | Error) => void;
}

const pageBytes = 4 * 1024 * 1024;
/** How long a cancelled statement may go on before its worker is given up. */
const graceMilliseconds = 100;

const cancelledError = (): AppError => new AppError('cancelled', 'The read was cancelled.');
const tooLongError = (limit: number): AppError =>
  new AppError(
    'store_timeout',
    `SQLite did not answer within ${limit / 1000} seconds. Narrow the question.`,
  );
const closedError = (): AppError => new AppError('store_unavailable', 'The store is closed.');

const outcomeOf = (
  { count = 0, columns = [], cut = false, failure }: Answer,
  places: Job['places'],
): Rows | Error =>
  failure === undefined ? { rows: unpackRows(count, columns, places), cut } : storeFailure(failure);

/**
 * One SQLite file, read in a worker thread so that the event loop never waits for the disk. One
 * statement runs at a time. SQLite cannot be interrupted from outside the thread: a statement that
 * does not stop between two rows costs its worker, and the next read starts a new one.
 */
export class Connection {
  readonly path: string;
  #worker: Worker | null = null;
  #ready = false;
  #flag = new Int32Array(new SharedArrayBuffer(4));
  #running: Job | null = null;
  readonly #waiting: Job[] = [];
  #lastId = 0;
  #timer: NodeJS.Timeout | undefined;
  #closed = false;
  readonly #limit: number;

  constructor(path: string, { statementMilliseconds = 10_000 }: ConnectionLimits = {}) {
    this.path = path;
    this.#limit = statementMilliseconds;
  }

  query(statement: Statement, signal: AbortSignal): Promise<Rows> {
    const { sql, exact = null, params, text = [], maxBytes = pageBytes } = statement;
    return this.#submit({ sql, exact, params, text, maxBytes }, signal, statement.places);
  }

  /** Resolves when SQLite would let us write, rejects with its refusal otherwise. Changes nothing. */
  async tryWrite(signal: AbortSignal): Promise<void> {
    await this.#submit({ probe: 'write' }, signal);
  }

  async close(): Promise<void> {
    this.#closed = true;
    for (const job of this.#waiting.splice(0)) job.settle(closedError());
    this.#running?.settle(closedError());
    const worker = this.#forget();
    if (worker !== null) await worker.terminate();
  }

  #submit(request: object, signal: AbortSignal, places?: readonly number[]): Promise<Rows> {
    if (this.#closed) return Promise.reject(closedError());
    if (signal.aborted) return Promise.reject(cancelledError());
    return new Promise((resolve, reject) => {
      const id = (this.#lastId += 1);
      const onAbort = (): void => this.#giveUp(job, cancelledError());
      const job: Job = {
        id,
        message: { id, ...request },
        places,
        settle: (outcome) => {
          signal.removeEventListener('abort', onAbort);
          if (outcome instanceof Error) reject(outcome);
          else resolve(outcome);
        },
      };
      // Every waiting read of one request listens to the same signal.
      setMaxListeners(0, signal);
      signal.addEventListener('abort', onAbort, { once: true });
      this.#waiting.push(job);
      this.#next();
    });
  }

  #next(): void {
    if (this.#running !== null) return;
    const job = this.#waiting.shift();
    if (job === undefined) return;
    this.#running = job;
    const worker = (this.#worker ??= this.#start());
    worker.ref();
    if (this.#ready) this.#send(worker, job);
  }

  #send(worker: Worker, job: Job): void {
    worker.postMessage(job.message);
    const tooLong = (): void => {
      if (this.#running === job) this.#giveUp(job, tooLongError(this.#limit));
    };
    this.#timer = setTimeout(tooLong, this.#limit).unref();
  }

  #start(): Worker {
    this.#ready = false;
    this.#flag = new Int32Array(new SharedArrayBuffer(4));
    const worker = new Worker(new URL('./worker.mjs', import.meta.url), {
      workerData: { path: this.path, cancelled: this.#flag.buffer },
      execArgv: [],
    });
    worker.on('message', (answer: Answer) => this.#receive(worker, answer));
    worker.on('error', (error) => this.#lost(worker, error));
    worker.on('exit', () => this.#lost(worker, new Error('the worker ended')));
    return worker;
  }

  #receive(worker: Worker, answer: Answer): void {
    if (worker !== this.#worker) return;
    if (answer.id === undefined) this.#started(worker, answer.failure);
    else if (answer.id === this.#running?.id) {
      worker.unref();
      this.#finish(outcomeOf(answer, this.#running.places));
    }
  }

  /** The file is open, or SQLite would not open it. */
  #started(worker: Worker, failure: NativeFailure | undefined): void {
    if (failure !== undefined) {
      this.#forget();
      this.#finish(storeFailure(failure));
      return;
    }
    this.#ready = true;
    if (this.#running !== null) this.#send(worker, this.#running);
  }

  #finish(outcome: Rows | Error): void {
    const job = this.#running;
    this.#running = null;
    // A timer that is left to run out would keep the answer in memory until then.
    clearTimeout(this.#timer);
    job?.settle(outcome);
    if (!this.#closed) this.#next();
  }

  /** Settles at once; the statement itself ends at its next row, else its worker is replaced. */
  #giveUp(job: Job, reason: AppError): void {
    job.settle(reason);
    const place = this.#waiting.indexOf(job);
    if (place >= 0) this.#waiting.splice(place, 1);
    if (this.#running !== job) return;
    Atomics.store(this.#flag, 0, job.id);
    const worker = this.#worker;
    setTimeout(() => {
      if (this.#running !== job || worker !== this.#worker) return;
      void this.#forget()?.terminate();
      this.#finish(reason);
    }, graceMilliseconds);
  }

  #lost(worker: Worker, error: Error): void {
    if (worker !== this.#worker) return;
    this.#forget();
    this.#finish(
      new AppError('store_unavailable', 'The reader of the SQLite file stopped. Try again.', {
        cause: error,
      }),
    );
  }

  #forget(): Worker | null {
    const worker = this.#worker;
    this.#worker = null;
    this.#ready = false;
    return worker;
  }
}
