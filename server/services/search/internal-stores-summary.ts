import 'server-only';
import type {
  CountedStore,
  SearchFiguresView,
  StoresSummaryStep,
} from '@/lib/api/search-summary.ts';
import { Figures } from '@/lib/query/figures/figures.ts';
import { compareInstants } from '@/lib/time/compare-instants.ts';
import { environment } from '@/server/env.ts';
import type { CountLane } from './internal-count-lane.ts';
import { printHeads } from './internal-heads.ts';
import { provisionalTogether } from './internal-provisional.ts';
import { newestOf } from './internal-reach.ts';
import { figuresStep } from './internal-summary-run.ts';

/** Growing counts are told so often. */
const tellMilliseconds = 700;

/** The figures of an answer in several stores, each counted as it would be by itself. */
export class StoresSummary {
  readonly #lanes: readonly CountLane[];
  readonly #anchor: number;
  #toldAt = performance.now();

  constructor(lanes: readonly CountLane[], anchor: number) {
    this.#lanes = lanes;
    this.#anchor = anchor;
  }

  get canGoOn(): boolean {
    return this.#lanes.some(({ goesOn }) => goesOn);
  }

  /** Counts on in all stores that are not done; `next` goes on with this count. */
  async *go(next: string, signal: AbortSignal): AsyncGenerator<StoresSummaryStep> {
    const lanes = this.#lanes.filter(({ goesOn }) => goesOn);
    for (const lane of lanes) lane.start(signal);
    try {
      for await (const news of newsOf(lanes)) {
        signal.throwIfAborted();
        if (!news || performance.now() - this.#toldAt < tellMilliseconds) continue;
        this.#toldAt = performance.now();
        yield this.#figures();
        yield this.#progress(next);
      }
      yield this.#figures();
      yield this.#end(next);
    } finally {
      for (const lane of lanes) lane.stop();
    }
  }

  /** All together. An estimate is told only while every store has one or is done. */
  #figures(): SearchFiguresView {
    const runs = this.#lanes.flatMap(({ begun: { run } }) => run ?? []);
    const known = runs.map((run) => run.now);
    const estimated =
      known.some(({ basis }) => basis === 'estimated') &&
      this.#lanes.every((lane) => !lane.goesOn || lane.begun.run?.now.basis === 'estimated');
    const whole = new Figures(this.#anchor);
    for (const run of runs) whole.addAll(estimated ? run.now.figures : run.counted);
    const exact = this.#lanes.every((lane) => lane.exact);
    const basis = estimated ? 'estimated' : exact ? 'exact' : 'atLeast';
    const step = figuresStep(basis, whole.result());
    return { ...step, facets: [this.#services(estimated), ...step.facets] };
  }

  #services(estimated: boolean): SearchFiguresView['facets'][number] {
    const values = this.#lanes.flatMap(({ begun: { store, run } }) => {
      const events = Math.round((estimated ? run?.now.figures : run?.counted)?.total ?? 0);
      return events === 0 ? [] : [{ value: store, events }];
    });
    values.sort((a, b) => b.events - a.events);
    return { field: 'service', values, different: values.length };
  }

  #sums() {
    const asked = this.#lanes.filter(({ begun }) => begun.leftOut === null);
    const sum = (read: (lane: CountLane) => number): number =>
      asked.reduce((total, lane) => total + read(lane), 0);
    const times = asked.flatMap(({ counts }) => counts.searchedTo ?? []);
    return {
      examined: sum(({ counts }) => counts.examined),
      unreadable: sum(({ counts }) => counts.unreadable),
      matched: sum(({ begun: { run } }) => run?.counted.total ?? 0),
      searchedTo: [...times].sort(compareInstants)[0] ?? null,
    };
  }

  #views(): CountedStore[] {
    return this.#lanes.map((lane) => lane.view());
  }

  #progress(next: string): StoresSummaryStep {
    return { kind: 'progress', ...this.#sums(), next, stores: this.#views() };
  }

  #end(next: string): StoresSummaryStep {
    const caps = this.#lanes.flatMap(({ capped }) => capped ?? []);
    const heads = this.#lanes.flatMap(({ begun: { store, head } }) =>
      head === null ? [] : [[store, head] as const],
    );
    return {
      kind: 'end',
      coverage: {
        ...this.#sums(),
        complete: this.#lanes.every((lane) => lane.exact),
        capped: caps[0] ?? null,
        provisional: provisionalTogether(this.#lanes.map(({ counts }) => counts.provisional)),
        newest: newestOf(this.#lanes.map(({ begun }) => begun.newest)),
        head: printHeads(new Map(heads)),
        ...{ index: null, indexProblem: null },
      },
      stores: this.#views(),
      next: this.canGoOn ? next : null,
    };
  }
}

/** Tells each time whether a store had news or ended, until all have. */
async function* newsOf(lanes: readonly CountLane[]): AsyncGenerator<boolean> {
  // Counting what an index is sure of tells nothing on the way.
  const patience = environment().searchSeconds * 3000;
  const pull = (lane: CountLane) => {
    const news = lane.pull(patience).then((more) => ({ lane, more }));
    // When the reader leaves nobody waits for it any more.
    news.catch(() => undefined);
    return news;
  };
  const waiting = new Map(lanes.map((lane) => [lane, pull(lane)]));
  while (waiting.size > 0) {
    const { lane, more } = await Promise.race(waiting.values());
    if (more) waiting.set(lane, pull(lane));
    else waiting.delete(lane);
    yield more;
  }
}
