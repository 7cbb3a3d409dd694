import 'server-only';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import { maskedCell } from '@/lib/masking/masked-cell.ts';
import type { MaskingPolicy } from '@/lib/masking/policy.ts';
import { printColumn } from '@/lib/query/print.ts';
import { cellText, type Cell } from '@/lib/query/steps/cells.ts';
import { StepRun, type StepResult } from '@/lib/query/steps/run-steps.ts';
import type { Judged } from '@/lib/query/evaluate/field-values.ts';
import type { QueryContext } from '@/lib/query/evaluate/compile.ts';
import type { Column, Query } from '@/lib/query/syntax.ts';
import type { Judge } from './internal-judge.ts';

/** Most rows of a table that are sent; how many more there are is said. */
const mostRows = 1000;
const tellMilliseconds = 1000;

export interface ShownTable extends Omit<StepResult, 'columns' | 'rows'> {
  readonly columns: string[] | null;
  readonly rows: (string | null)[][];
  readonly more: number;
}

/** What the steps of a search make of its matches, shown now and then while it goes on. */
export class SearchTable {
  readonly #fresh: () => StepRun;
  #run: StepRun;
  #toldAt = performance.now();

  constructor(query: Query, context: QueryContext) {
    this.#fresh = () => new StepRun(query, context);
    this.#run = this.#fresh();
  }

  /** Takes nothing into account any more that it was given. */
  reset(): void {
    this.#run = this.#fresh();
  }

  /** An event with all that steps look at. */
  takeSeen(judged: Judged, service: string | null): void {
    this.#run.take(judged, service);
  }

  /** Events of one store, which `judge` is of. */
  async take(judge: Judge, events: readonly RecordedEvent[]): Promise<void> {
    const { service } = judge.plan.context;
    for (const event of events) this.takeSeen(await judge.seen(event), service);
  }

  isDue(last: boolean): boolean {
    return last || performance.now() - this.#toldAt >= tellMilliseconds;
  }

  shown(policy: MaskingPolicy): ShownTable {
    this.#toldAt = performance.now();
    const { columns, rows, events, ...rest } = this.#run.table();
    const total = columns === null ? events.length : rows.length;
    return {
      ...rest,
      columns: columns === null ? null : columns.map(printColumn),
      rows: rows.slice(0, mostRows).map((cells) => shownRow(columns ?? [], cells, policy)),
      events: events.slice(0, mostRows),
      more: Math.max(0, total - mostRows),
    };
  }
}

const shownRow = (columns: readonly Column[], cells: readonly Cell[], policy: MaskingPolicy) =>
  columns.map((column, at) => cellText(maskedCell(policy, column, cells[at])));
