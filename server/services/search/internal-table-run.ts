import 'server-only';
import type { Judged } from '@/lib/query/evaluate/field-values.ts';
import { CountRun, type CountAsked, type CountTold, type Counter } from './internal-count-run.ts';
import type { Head } from './internal-head.ts';
import { SearchTable } from './internal-table.ts';

export interface TableAsked extends Omit<CountAsked, 'head'> {
  readonly head: Head;
}

/** What steps make of all matches, as far as they were read. It stays when the budget ends, to be gone on with. */
export class TableRun {
  readonly asked: TableAsked;
  readonly table: SearchTable;
  readonly #count: CountRun;

  constructor(asked: TableAsked) {
    const { plan, head } = asked;
    this.asked = asked;
    this.table = new SearchTable(plan.query, plan.context);
    this.#count = new CountRun({ ...asked, head: head.position }, intoTable(this.table));
  }

  get indexed(): CountRun['indexed'] {
    return this.#count.indexed;
  }

  go(signal: AbortSignal): AsyncGenerator<CountTold> {
    return this.#count.go(signal);
  }
}

/** A table looks at events as a whole, of which the index keeps too little. */
const intoTable = (table: SearchTable): Counter => ({
  texts: null,
  takeFact: () => {
    throw new Error('A table is made of events.');
  },
  async read(events, judge) {
    const seen: Judged[] = [];
    for (const event of events) seen.push(await judge.seen(event));
    return () => {
      for (const judged of seen) table.takeSeen(judged, judge.plan.context.service);
    };
  },
  reset: () => {
    table.reset();
  },
});
