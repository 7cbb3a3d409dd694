import 'server-only';
import { AppError } from '@/lib/errors.ts';
import type { Position } from '@/lib/events/ids.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import type { IndexedText } from '@/lib/query/narrow/narrowing.ts';
import { environment } from '@/server/env.ts';
import type { IndexFact } from '@/server/index/port.ts';
import type { OpenStore } from '@/server/stores/registry.ts';
import { indexForCount, type CountedByIndex } from './internal-index-part.ts';
import { withoutIndex } from './internal-indexed-part.ts';
import { Judge } from './internal-judge.ts';
import { payloadAsked } from './internal-payload-asked.ts';
import type { SearchPlan } from './internal-plan.ts';
import type { Capped, Scan, ScanStep, Tally } from './internal-scan.ts';
import { searchLog } from './internal-search-log.ts';
import { countSure, type SurePart } from './internal-sure-count.ts';

/** What is counted of an answer. */
export interface Counter {
  /** What the index must tell of an event to count it; null: it does not know enough. */
  readonly texts: readonly IndexedText[] | null;
  readonly takeFact: (fact: IndexFact) => void;
  /** Reads what it counts of events; they count when the result is called, which cannot fail half way. */
  readonly read: (events: readonly RecordedEvent[], judge: Judge) => Promise<() => void>;
  readonly reset: () => void;
}

export interface CountAsked {
  readonly open: OpenStore;
  readonly plan: SearchPlan;
  readonly head: Position;
  /** The place just after the head; null when nothing is newer. */
  readonly after: Position | null;
  /** What is known before anything is counted. */
  readonly tally: Tally;
}

export type CountTold =
  | { readonly kind: 'progress'; readonly tally: Tally }
  | { readonly kind: 'end'; readonly tally: Tally; readonly capped: Capped };

/** Counts a whole answer. What was counted stays when it is broken off, so that it can be gone on with. */
export class CountRun {
  readonly asked: CountAsked;
  readonly #counter: Counter;
  #tally: Tally;
  #after: Position | null;
  #by: CountedByIndex | null = null;
  #sureCounted = false;
  #ended = false;

  constructor(asked: CountAsked, counter: Counter) {
    this.asked = asked;
    this.#counter = counter;
    this.#after = asked.after;
    this.#tally = asked.tally;
  }

  /** What the index has to do with it. */
  get indexed(): CountedByIndex['indexed'] {
    return this.#by?.indexed ?? withoutIndex();
  }

  /** True where somebody else can go on; what the index is sure of is counted in one go. */
  get canGoOn(): boolean {
    return this.#sureCounted && !this.#ended;
  }

  /** Asks what the index can do; null where it is sure of nothing. */
  async begin(signal: AbortSignal): Promise<SurePart | null> {
    const counts = this.#counter.texts !== null;
    this.#by ??= await indexForCount({ ...this.asked, counts }, signal);
    return this.#by.sure;
  }

  async *go(signal: AbortSignal): AsyncGenerator<CountTold> {
    const sure = await this.begin(signal);
    if (!this.#sureCounted) await this.#countSure(sure, signal);
    for (;;) {
      let broken: string | undefined;
      for await (const told of this.#search(signal)) {
        if (told.kind === 'end' && told.problem !== undefined) broken = told.problem;
        else yield told;
      }
      if (broken === undefined) return;
      // What the scan found in place of the index was counted by the index already.
      this.#withoutIndex(broken);
    }
  }

  async #countSure(sure: SurePart | null, signal: AbortSignal): Promise<void> {
    const { open, head } = this.asked;
    const { texts, takeFact } = this.#counter;
    this.#counter.reset();
    try {
      if (sure !== null && texts !== null) {
        await countSure({ ...sure, texts, takeFact, store: open.store, head, signal });
      }
    } catch (error) {
      if (signal.aborted || error instanceof AppError) throw error;
      const reason = error instanceof Error ? error.message : String(error);
      this.#withoutIndex(`The search index was not used: ${reason}`);
    }
    this.#sureCounted = true;
  }

  #withoutIndex(problem: string): void {
    this.#counter.reset();
    this.#tally = this.asked.tally;
    this.#after = this.asked.after;
    this.#by = { sure: null, indexed: withoutIndex(problem) };
  }

  async *#search(
    signal: AbortSignal,
  ): AsyncGenerator<CountTold & { readonly problem?: string | undefined }> {
    const scan = this.#scanOf(signal);
    let pending: (() => void)[] = [];
    for await (const step of searchLog(scan, this.indexed)) {
      if (step.kind === 'hits') {
        pending.push(await this.#counter.read(step.events, scan.judge));
        continue;
      }
      // A place that cannot be gone on from says nothing yet.
      if (step.kind === 'progress' && step.next === null) continue;
      for (const count of pending) count();
      pending = [];
      yield this.#reached(step);
    }
  }

  #reached(
    step: Exclude<ScanStep, { kind: 'hits' }>,
  ): CountTold & { readonly problem?: string | undefined } {
    const { tally, next } = step;
    this.#tally = tally;
    this.#after = next;
    if (step.kind === 'progress') return { kind: 'progress', tally };
    this.#ended = next === null;
    return { kind: 'end', tally, capped: step.capped, problem: step.problem };
  }

  #scanOf(signal: AbortSignal): Scan {
    const { open, plan, head } = this.asked;
    const { store } = open;
    return {
      store,
      head,
      judge: new Judge(plan, { store, head, signal }),
      until: null,
      after: this.#after,
      tally: this.#tally,
      limit: Infinity,
      events: environment().searchEvents,
      milliseconds: environment().searchSeconds * 1000,
      payload: payloadAsked({ ...plan.residual, steps: plan.query.steps }),
      signal,
    };
  }
}
