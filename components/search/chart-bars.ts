import type { Step } from '@/lib/query/syntax.ts';
import { filledBars, type Bar } from './filled-bars.ts';
import type { SearchTable } from './search-run.ts';

export interface ChartBars {
  readonly column: string;
  /** True for time, which runs from left to right. */
  readonly upright: boolean;
  readonly bars: readonly Bar[];
  /** False when there are more values than bars. */
  readonly all: boolean;
}

/** Bars that can still be told apart. */
const mostBars = { upright: 800, lying: 14 } as const;

const uprightHeight = 190;
const rowHeight = 26;
const edges = 24;

/** Pixels the chart of these bars is high; known before the chart is there. */
export const chartHeight = ({ upright, bars }: ChartBars): number =>
  upright ? uprightHeight : bars.length * rowHeight + edges;

/**
 * The counts of a table by one column; null for tables that are something else. Times run from left
 * to right where the last step counts over time; after a later step some may be missing.
 */
export function chartBars(
  { columns, rows, more }: SearchTable,
  steps: readonly Step[],
): ChartBars | null {
  const column = countedColumn(columns);
  if (column === null || rows.length < 2) return null;
  const given = rows.map(([name = null, events]) => ({
    name: name ?? '(none)',
    count: Number(events),
  }));
  const last = steps.at(-1);
  if (last?.kind !== 'by') {
    const all = more === 0 && given.length <= mostBars.lying;
    return { column, upright: false, bars: given.slice(0, mostBars.lying), all };
  }
  const filled = filledBars(given, last.bucket);
  const all = more === 0 && filled.length <= mostBars.upright;
  return { column, upright: true, bars: filled.slice(-mostBars.upright), all };
}

const countedColumn = (columns: SearchTable['columns']): string | null =>
  columns?.length === 2 && columns[1] === 'count' ? (columns[0] ?? null) : null;
