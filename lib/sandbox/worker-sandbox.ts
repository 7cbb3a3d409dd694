import { isFollowing, type RunCode } from '@/lib/fold/stepping.ts';
import { usualBudgets } from './budgets.ts';
import type { SandboxPort } from './sandbox-port.ts';
import type { Budgets, FoundReducer, SandboxEvent } from './session.mjs';
import { WatchedWorker, WorkerEnded } from './watched-worker.ts';

interface Batch {
  readonly name: string;
  readonly state: string | null;
  readonly events: readonly SandboxEvent[];
  /** Told after each event, so that it is known at which one it hangs. */
  readonly careful: boolean;
}

/**
 * The sandbox of one draft in a worker of its own. It is made anew, and the script loaded again, after
 * it had to be ended.
 */
export class WorkerSandbox {
  readonly #start: () => SandboxPort;
  readonly #budgets: Budgets;
  #worker: WatchedWorker | null = null;
  #script: string | null = null;
  #jobs = 0;
  #isClosed = false;

  constructor(start: () => SandboxPort, budgets: Budgets = usualBudgets) {
    this.#start = start;
    this.#budgets = budgets;
  }

  /** Throws an Error with the reason where the script cannot even be loaded. */
  async load(script: string): Promise<readonly FoundReducer[]> {
    this.#script = null;
    this.#drop();
    const found = await this.#loaded(this.#open(), script);
    this.#script = script;
    return found;
  }

  /** Folds with a reducer of the script; a step for each event, the last one perhaps a failure. */
  run(name: string): RunCode {
    return (events, from) =>
      // A draft is previewed on one stream: nothing is sent ahead, and whoever asks sends its state.
      isFollowing(from)
        ? Promise.resolve([])
        : this.#steps({ name, state: from, events, careful: false });
  }

  /** A new engine, with nothing left over from before. */
  async renew(): Promise<void> {
    const script = this.#script;
    if (this.#worker?.isUsable !== true || script === null) return;
    const worker = this.#worker;
    await worker.prepare({ renew: true }, (answer) => answer.renewed === true);
    await this.#loaded(worker, script);
  }

  /** Ends whatever runs; nothing is begun after that. */
  close(): void {
    this.#isClosed = true;
    this.#drop();
  }

  async #steps(batch: Batch): Promise<readonly string[]> {
    const steps: string[] = [];
    try {
      await this.#fold(batch, steps);
      // What a failed event has left behind in the engine must not reach another one.
      if (steps.at(-1)?.startsWith('{"f":') === true) this.#drop();
      return steps;
    } catch (error) {
      this.#drop();
      if (this.#isClosed) throw error;
      const reason = error instanceof Error ? error.message : String(error);
      if (!(error instanceof WorkerEnded) || batch.careful) return [...steps, failure(reason)];
      return await this.#steps({ ...batch, careful: true });
    }
  }

  async #fold({ name, state, events, careful }: Batch, steps: string[]): Promise<void> {
    const worker = await this.#usable();
    this.#jobs += 1;
    const id = this.#jobs;
    const begin = { name, state, anew: false };
    await worker.ask({ id, events, begin, careful }, (answer) => {
      if (answer.id !== id) return false;
      steps.push(...(answer.steps ?? []));
      return answer.done === true;
    });
  }

  async #usable(): Promise<WatchedWorker> {
    const known = this.#worker;
    if (known?.isUsable === true) return known;
    const worker = this.#open();
    if (this.#script !== null) await this.#loaded(worker, this.#script);
    return worker;
  }

  #open(): WatchedWorker {
    if (this.#isClosed) throw new WorkerEnded('The draft was given up.');
    this.#worker = new WatchedWorker(this.#start(), this.#budgets);
    return this.#worker;
  }

  async #loaded(worker: WatchedWorker, script: string): Promise<readonly FoundReducer[]> {
    let found: readonly FoundReducer[] = [];
    await worker.prepare({ load: script }, (answer) => {
      found = answer.found ?? [];
      return answer.found !== undefined;
    });
    return found;
  }

  #drop(): void {
    this.#worker?.close();
    this.#worker = null;
  }
}

const failure = (reason: string): string => JSON.stringify({ f: reason, l: '' });
