'use client';

import dynamic from 'next/dynamic';
import { Link } from '@/components/ui/link.tsx';
import { SafeText } from '@/components/ui/safe-text.tsx';
import { countOf, showCount } from '@/components/ui/show-count.ts';
import type { Query } from '@/lib/query/syntax.ts';
import { chartBars, chartHeight } from './chart-bars.ts';
import { rowQuery } from './narrowed.ts';
import type { SearchTable } from './search-run.ts';
import classes from './search.module.css';
import own from './result-table.module.css';

/** The page does not wait for the library of charts. */
const TableChart = dynamic(() => import('./table-chart.tsx').then((module) => module.TableChart), {
  ssr: false,
});

interface Props {
  /** The address of a query. */
  readonly to: (q: string) => string;
  readonly query: Query;
  readonly table: SearchTable;
  /** True while more can come. */
  readonly running: boolean;
}

/** What the steps made of the matches, as a chart where it counts one thing, and as a table. */
export function ResultTable(props: Props) {
  const { table, query } = props;
  const bars = chartBars(table, query.steps);
  return (
    <div className={own.scroller} role="region" aria-label="Table" tabIndex={0}>
      {bars === null ? null : (
        <div style={{ minHeight: chartHeight(bars) }}>
          <TableChart bars={bars} />
        </div>
      )}
      {bars === null || bars.all ? null : (
        <p className={classes.hint}>
          The chart shows the {bars.upright ? 'latest' : 'first'} {bars.bars.length}.
        </p>
      )}
      <TableNotes {...props} />
      <table className={own.table}>
        <thead>
          <tr>
            {table.columns?.map((column) => (
              <th key={column} scope="col" data-number={isNumber(column) || undefined}>
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row, index) => (
            <Row key={index} {...props} row={row} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function TableNotes({ table, running }: Props) {
  const notes = [
    running ? 'The numbers grow while the search goes on.' : null,
    table.more > 0 ? `${countOf(table.more, 'further row')} not shown.` : null,
    table.cut ? 'Only the newest events could be taken into account.' : null,
    table.unreadable > 0
      ? `${countOf(table.unreadable, 'event')} in no row, because a value could not be read.`
      : null,
  ].filter((note) => note !== null);
  return notes.length === 0 ? null : <p className={classes.hint}>{notes.join(' ')}</p>;
}

function Row({ to, query, table, row }: Props & { readonly row: readonly (string | null)[] }) {
  const columns = table.columns ?? [];
  const counts = columns.includes('count');
  const q = counts ? rowQuery(query, columns, row) : null;
  return (
    <tr>
      {columns.map((column, index) => (
        <td key={column} data-number={isNumber(column) || undefined}>
          <Cell
            cell={row[index] ?? null}
            column={column}
            href={index === 0 && q !== null ? to(q) : null}
          />
        </td>
      ))}
    </tr>
  );
}

interface CellProps {
  readonly cell: string | null;
  readonly column: string;
  readonly href: string | null;
}

function Cell({ cell, column, href }: CellProps) {
  const shown =
    cell === null ? (
      <span className={own.none}>none</span>
    ) : (
      <SafeText>{isNumber(column) ? showCount(cell) : cell}</SafeText>
    );
  if (href === null) return shown;
  return (
    <Link href={href} prefetch={false}>
      {shown}
    </Link>
  );
}

const isNumber = (column: string): boolean => column === 'count';
