import 'server-only';
import { facetFields, factOf, Figures, type SearchFigures } from '@/lib/query/figures/figures.ts';
import type { Counter } from './internal-count-run.ts';

/** Counts by value and over time. */
export class FiguresCounter implements Counter {
  readonly texts = facetFields;
  readonly #anchor: number;
  #figures: Figures;

  constructor(anchor: number) {
    this.#anchor = anchor;
    this.#figures = new Figures(anchor);
  }

  /** What was counted so far; another object after a new beginning. */
  get figures(): Figures {
    return this.#figures;
  }

  get total(): number {
    return this.#figures.total;
  }

  readonly takeFact: Counter['takeFact'] = ({ at, texts }) => {
    this.#figures.take({ at, values: texts });
  };

  readonly read: Counter['read'] = (events) => {
    const facts = events.map(factOf);
    return Promise.resolve(() => {
      for (const fact of facts) this.#figures.take(fact);
    });
  };

  readonly reset = (): void => {
    this.#figures = new Figures(this.#anchor);
  };

  result(): SearchFigures {
    return this.#figures.result();
  }
}
