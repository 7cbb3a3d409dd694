import { timeBuckets } from '@/lib/query/syntax.ts';
import type { SearchTable } from './search-run.ts';

export interface ChartBars {
  readonly column: string;
  /** True for time, which runs from left to right. */
  readonly upright: boolean;
  readonly bars: readonly { readonly name: string; readonly count: number }[];
  /** False when there are more values than bars. */
  readonly all: boolean;
}

/** Bars that can still be told apart. */
const mostBars = { upright: 400, lying: 14 } as const;

/** The counts of a table by one column; null for tables that are something else. */
export function chartBars({ columns, rows, more }: SearchTable): ChartBars | null {
  const [column, count] = columns ?? [];
  if (columns?.length !== 2 || column === undefined || count !== 'count') return null;
  if (rows.length < 2) return null;
  const upright = timeBuckets.some((bucket) => bucket === column);
  const most = upright ? mostBars.upright : mostBars.lying;
  return {
    column,
    upright,
    bars: rows
      .slice(0, most)
      .map(([name = null, events]) => ({ name: name ?? '(none)', count: Number(events) })),
    all: more === 0 && rows.length <= most,
  };
}
