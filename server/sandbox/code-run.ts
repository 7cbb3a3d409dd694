import 'server-only';
import { isFollowing, type Following } from '@/lib/fold/stepping.ts';
import type { Beginning } from '@/lib/sandbox/answers.mjs';
import type { Budgets, FoundReducer, SandboxEvent } from '@/lib/sandbox/session.mjs';
import { batchCharacters, usualBudgets } from '@/lib/sandbox/budgets.ts';
import { SandboxEnded, SandboxWorker } from './sandbox-worker.ts';
import { inSlot, leaveSlots } from './slots.ts';

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
  /** The events after which the worker stands; null where it stands nowhere that is known. */
  #last: readonly SandboxEvent[] | null = null;

  constructor(code: SandboxCode, budgets: Budgets = usualBudgets) {
    this.#code = code;
    this.#budgets = budgets;
  }

  /**
   * One step for each event, in the form of `lib/fold/steps`; fewer where the last one is a failure.
   * `from` is where the batch begins; none where that is the end of a batch at which the worker does
   * not stand any more. Never throws for what the code does.
   */
  async steps(
    events: readonly SandboxEvent[],
    from: string | null | Following,
  ): Promise<readonly string[]> {
    if (events.length === 0) return [];
    const steps: string[] = [];
    const ended = await this.#attempt(events, { from, steps });
    if (ended === null || steps.some(isFailure)) return steps;
    // Whoever asked knows the state that this batch began with only when it has taken the one before in.
    if (isFollowing(from)) return [];
    const missing = events.slice(steps.length, Math.max(steps.length, ended.at));
    if (missing.length > 0) steps.push(...(await this.#again(events, missing, { from, steps })));
    if (!steps.some(isFailure)) steps.push(failure(ended.message));
    return steps;
  }

  /** Lets the next batch find nothing that code has left behind: the script runs anew in a context of its own. */
  startAnew(): void {
    this.#last = null;
    this.#isFresh = false;
  }

  /** Ends the worker. */
  close(): void {
    void this.rest();
  }

  /** As `close`; resolves when the memory of the worker is free again. */
  async rest(): Promise<void> {
    const worker = this.#worker;
    this.#worker = null;
    this.#last = null;
    leaveSlots(this);
    await worker?.close();
  }

  /** What had been folded and not yet told when the worker was ended, folded once more. */
  async #again(
    events: readonly SandboxEvent[],
    missing: readonly SandboxEvent[],
    before: { readonly from: string | null; readonly steps: readonly string[] },
  ): Promise<readonly string[]> {
    const told = [...before.steps];
    const all = events.slice(0, told.length + missing.length);
    const steps: string[] = [];
    const ended = await this.#attempt(all, { from: before.from, steps });
    const fresh = steps.slice(told.length);
    return ended === null ? fresh : [...fresh, failure(ended.message)];
  }

  /** A place is given up only when the worker of code that failed is gone, so that no more hold memory. */
  #attempt(events: readonly SandboxEvent[], batch: Batch): Promise<SandboxEnded | null> {
    return inSlot(this, async () => {
      try {
        await this.#fold(events, batch);
        // What a failed event has left behind in the engine must not reach another one.
        if (batch.steps.some(isFailure)) await this.rest();
        return null;
      } catch (error) {
        await this.rest();
        if (error instanceof SandboxEnded) return error;
        return new SandboxEnded(error instanceof Error ? error.message : String(error), 0);
      }
    });
  }

  /** Hands the events over in parts that a worker can hold; ends with the first that is not answered whole. */
  async #fold(events: readonly SandboxEvent[], { from: begin, steps }: Batch): Promise<void> {
    const begun = await this.#begun(begin);
    if (begun === null) return;
    for (let from = 0; from < events.length && steps.length === from;) {
      const part = events.slice(from, endOfPart(events, from));
      const beginning = from === 0 ? begun.beginning : {};
      try {
        await begun.worker.fold({ events: part, ...beginning }, (told) => steps.push(...told));
      } catch (error) {
        if (error instanceof SandboxEnded) throw new SandboxEnded(error.message, from + error.at);
        throw error;
      }
      if (steps.some(isFailure)) return;
      from += part.length;
    }
    if (steps.length === events.length) this.#last = events;
  }

  /** Null where a batch should follow one at whose end the worker does not stand. */
  async #begun(from: string | null | Following): Promise<Begun | null> {
    const [last, worker] = [this.#last, this.#worker];
    this.#last = null;
    if (isFollowing(from)) {
      return last === from.after && worker !== null ? { worker, beginning: {} } : null;
    }
    const fit = worker?.isUsable === true && (this.#isFresh || !worker.isSpoilt) ? worker : null;
    const anew = fit !== null && !this.#isFresh;
    const begun = fit ?? (await this.#another());
    this.#isFresh = true;
    return { worker: begun, beginning: { begin: { name: this.#code.name, state: from, anew } } };
  }

  async #another(): Promise<SandboxWorker> {
    await this.#worker?.close();
    const worker = new SandboxWorker(this.#budgets);
    this.#worker = worker;
    await worker.load(this.#code.script);
    return worker;
  }
}

interface Begun {
  readonly worker: SandboxWorker;
  readonly beginning: { readonly begin?: Beginning };
}

interface Batch {
  readonly from: string | null | Following;
  /** Those that were told, so far. */
  readonly steps: string[];
}

/** One event at least, and no more after so many characters. */
function endOfPart(events: readonly SandboxEvent[], from: number): number {
  let [end, characters] = [from, 0];
  while (end < events.length && (end === from || characters < batchCharacters)) {
    const { facts, data, metadata } = events[end] ?? { facts: '', data: null, metadata: null };
    characters += facts.length + (data?.length ?? 0) + (metadata?.length ?? 0);
    end += 1;
  }
  return end;
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
  let worker: SandboxWorker | null = null;
  const resident = { rest: async () => worker?.close() };
  return inSlot(resident, async () => {
    worker = new SandboxWorker(budgets);
    try {
      return await worker.load(script);
    } finally {
      leaveSlots(resident);
      await worker.close();
    }
  });
}
