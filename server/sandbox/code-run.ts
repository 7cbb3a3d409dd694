import 'server-only';
import type { Budgets, FoundReducer, SandboxEvent } from '@/lib/sandbox/session.mjs';
import { usualBudgets } from '@/lib/sandbox/budgets.ts';
import { SandboxEnded, SandboxWorker } from './sandbox-worker.ts';
import { inSlot } from './slots.ts';

/** Code that was bundled to a script, and the export to fold with. */
export interface SandboxCode {
  readonly script: string;
  readonly name: string;
}

/**
 * The fold of streams by people's own code, one after the other. The worker lives as long as the run,
 * goes on where it stopped with each batch, and is made anew after it had to be ended.
 */
export class CodeRun {
  readonly #code: SandboxCode;
  readonly #budgets: Budgets;
  #worker: SandboxWorker | null = null;
  #isFresh = false;

  constructor(code: SandboxCode, budgets: Budgets = usualBudgets) {
    this.#code = code;
    this.#budgets = budgets;
  }

  /**
   * One step for each event, in the form of `lib/fold/steps`; fewer where the last one is a failure.
   * `state` is where the batch begins. Never throws for what the code does.
   */
  async steps(events: readonly SandboxEvent[], state: string | null): Promise<readonly string[]> {
    if (events.length === 0) return [];
    const steps: string[] = [];
    const ended = await this.#attempt(events, { state, steps });
    // What a failed event has left behind in the engine must not reach another one.
    if (steps.some(isFailure)) this.close();
    if (ended === null || steps.some(isFailure)) return steps;
    const missing = events.slice(steps.length, Math.max(steps.length, ended.at));
    if (missing.length > 0) steps.push(...(await this.#again(events, missing, { state, steps })));
    if (!steps.some(isFailure)) steps.push(failure(ended.message));
    return steps;
  }

  /** Lets the next batch find nothing that code has left behind: the script runs anew in a context of its own. */
  startAnew(): void {
    this.#isFresh = false;
  }

  /** Ends the worker. */
  close(): void {
    this.#worker?.close();
    this.#worker = null;
  }

  /** What had been folded and not yet told when the worker was ended, folded once more. */
  async #again(
    events: readonly SandboxEvent[],
    missing: readonly SandboxEvent[],
    before: { readonly state: string | null; readonly steps: readonly string[] },
  ): Promise<readonly string[]> {
    const told = [...before.steps];
    const all = events.slice(0, told.length + missing.length);
    const steps: string[] = [];
    const ended = await this.#attempt(all, { state: before.state, steps });
    const fresh = steps.slice(told.length);
    return ended === null ? fresh : [...fresh, failure(ended.message)];
  }

  async #attempt(
    events: readonly SandboxEvent[],
    { state, steps }: { readonly state: string | null; readonly steps: string[] },
  ): Promise<SandboxEnded | null> {
    try {
      await inSlot(async () => {
        const worker = await this.#begun(state);
        await worker.fold(events, (told) => steps.push(...told));
      });
      return null;
    } catch (error) {
      this.close();
      if (error instanceof SandboxEnded) return error;
      return new SandboxEnded(error instanceof Error ? error.message : String(error), 0);
    }
  }

  async #begun(state: string | null): Promise<SandboxWorker> {
    if (this.#worker?.isUsable !== true) {
      this.#worker = new SandboxWorker(this.#budgets);
      this.#isFresh = false;
    }
    if (!this.#isFresh) await this.#worker.load(this.#code.script);
    this.#isFresh = true;
    await this.#worker.begin(this.#code.name, state);
    return this.#worker;
  }
}

const isFailure = (step: string): boolean => step.startsWith('{"f":');
const failure = (reason: string): string => JSON.stringify({ f: reason, l: '' });

/**
 * The reducers a script exports. Throws an Error with the reason where it cannot even be loaded.
 */
export async function reducersIn(
  script: string,
  budgets: Budgets = usualBudgets,
): Promise<readonly FoundReducer[]> {
  return inSlot(async () => {
    const worker = new SandboxWorker(budgets);
    try {
      return await worker.load(script);
    } finally {
      worker.close();
    }
  });
}
