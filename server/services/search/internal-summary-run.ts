import 'server-only';
import type { SearchFiguresView, SummaryStep } from '@/lib/api/search-summary.ts';
import { AppError } from '@/lib/errors.ts';
import type { Figures, SearchFigures } from '@/lib/query/figures/figures.ts';
import { compileQuery } from '@/lib/query/evaluate/compile.ts';
import { butNarrowed } from '@/lib/query/narrow/narrowing.ts';
import { isFinal } from '../provisional.ts';
import { whileWaiting } from '../while-waiting.ts';
import { CountRun, type CountAsked, type CountTold } from './internal-count-run.ts';
import { FiguresCounter } from './internal-figures-counter.ts';
import type { Head } from './internal-head.ts';
import { estimateByIndex } from './internal-index-estimate.ts';
import { Judge } from './internal-judge.ts';
import { estimateByScan } from './internal-scan-estimate.ts';
import { indexCoverage, leftOutOf } from './internal-store-search.ts';
import type { SurePart } from './internal-sure-count.ts';

/** Growing counts are told so often, where there is no estimate to show meanwhile. */
const tellMilliseconds = 700;

export interface SummaryAsked extends Omit<CountAsked, 'head'> {
  readonly head: Head;
  /** Where bars are counted from. */
  readonly anchor: number;
}

/** Said while the first figures are waited for, so that nobody takes the store for dead. */
const nothingCounted: SummaryStep = {
  kind: 'progress',
  ...{ examined: 0, matched: 0, unreadable: 0, searchedTo: null, next: null },
};

interface Known {
  readonly basis: SearchFiguresView['basis'];
  readonly figures: Figures;
}

/** The figures of an answer: an estimate where they take long, then what was counted. */
export class SummaryRun {
  readonly #asked: SummaryAsked;
  readonly #counter: FiguresCounter;
  readonly #count: CountRun;
  #begun = false;
  #estimated: Figures | null = null;
  #basis: SearchFiguresView['basis'] | null = null;
  #toldAt = performance.now();

  constructor(asked: SummaryAsked) {
    this.#asked = asked;
    this.#counter = new FiguresCounter(asked.anchor);
    this.#count = new CountRun({ ...asked, head: asked.head.position }, this.#counter);
  }

  /** True where somebody else can go on. */
  get canGoOn(): boolean {
    return this.#count.canGoOn;
  }

  /** What is known now: the estimate while it is counted, else what was counted. */
  get now(): Known {
    if (this.#basis !== null) return { basis: this.#basis, figures: this.#counter.figures };
    if (this.#estimated !== null) return { basis: 'estimated', figures: this.#estimated };
    return { basis: 'atLeast', figures: this.#counter.figures };
  }

  /** What was counted so far, without any estimate. */
  get counted(): Figures {
    return this.#counter.figures;
  }

  /** Steps of the summary; `next` goes on with this run. */
  async *go(next: string, signal: AbortSignal): AsyncGenerator<SummaryStep> {
    if (!this.#begun) {
      const estimating = this.#begin(signal);
      yield* whileWaiting(estimating, () => nothingCounted);
      const estimate = await estimating;
      if (estimate !== null) yield figuresStep('estimated', estimate.result());
    }
    for await (const told of this.#count.go(signal)) {
      if (told.kind === 'end') yield* this.#end(told, next);
      else yield* this.#progress(told, next);
    }
  }

  async #begin(signal: AbortSignal): Promise<Figures | null> {
    const sure = await this.#count.begin(signal);
    const estimate = await this.#estimate(sure, signal);
    this.#begun = true;
    this.#estimated = estimate;
    return estimate;
  }

  *#progress({ tally }: CountTold, next: string): Iterable<SummaryStep> {
    const now = performance.now();
    if (this.#estimated === null && now - this.#toldAt >= tellMilliseconds) {
      this.#toldAt = now;
      yield figuresStep('atLeast', this.#counter.result());
    }
    const { examined, unreadable, searchedTo } = tally;
    const matched = this.#counter.total;
    yield { kind: 'progress', examined, matched, unreadable, searchedTo, next };
  }

  *#end({ tally, capped }: Extract<CountTold, { kind: 'end' }>, next: string) {
    const { head } = this.#asked;
    const { examined, unreadable, searchedTo, provisional } = tally;
    const complete = capped === null && unreadable === 0 && isFinal(provisional);
    this.#basis = complete ? 'exact' : 'atLeast';
    yield figuresStep(this.#basis, this.#counter.result());
    yield {
      kind: 'end',
      coverage: {
        ...{ complete, capped, examined, unreadable, searchedTo, provisional },
        matched: this.#counter.total,
        newest: head.recordedAt,
        head: head.position,
        ...indexCoverage(this.#count.indexed, tally),
        ...leftOutOf(this.#asked.plan.folding),
      },
      next: capped === null ? null : next,
    } satisfies SummaryStep;
  }

  /** The first figures, where counting takes long; an index that fails at it is found out by the count. */
  async #estimate(sure: SurePart | null, signal: AbortSignal): Promise<Figures | null> {
    const { open, plan, anchor } = this.#asked;
    const { store } = open;
    const head = this.#asked.head.position;
    const place = { store, head, anchor, signal };
    if (sure === null) {
      if (this.#count.indexed.part !== null) return null;
      const whole = { ...plan.query, steps: [] };
      const evaluate = compileQuery(whole, plan.context);
      const judge = new Judge({ ...plan, residual: whole, evaluate }, place);
      return estimateByScan({ open, plan, judge, ...place });
    }
    const doubt = butNarrowed(sure.part.narrowing, sure.sure);
    return estimateByIndex({ ...sure, doubt, ...place }).catch((error: unknown) => {
      if (signal.aborted || error instanceof AppError) throw error;
      return null;
    });
  }
}

export const figuresStep = (
  basis: SearchFiguresView['basis'],
  { facets, histogram, ...figures }: SearchFigures,
): SearchFiguresView => ({
  kind: 'figures',
  basis,
  ...figures,
  facets: facets.map(({ values, ...facet }) => ({ ...facet, values: [...values] })),
  histogram: histogram && {
    ...histogram,
    layers: [...histogram.layers],
    bars: histogram.bars.map((bar) => [...bar]),
  },
});
