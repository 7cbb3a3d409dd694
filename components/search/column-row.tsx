'use client';

import { useMemo } from 'react';
import { MarkedText } from '@/components/ui/marked-text.tsx';
import { SafeText } from '@/components/ui/safe-text.tsx';
import { Timestamp } from '@/components/ui/timestamp.tsx';
import { printField } from '@/lib/query/parse-field.ts';
import type { FieldRef } from '@/lib/query/syntax.ts';
import { columnCells, type ColumnCell } from './column-cells.ts';
import { columnStyle } from './column-style.ts';
import type { FoundEvent } from './found-event.ts';
import type { Density } from './use-density.ts';
import own from './columns.module.css';

interface CellsProps {
  readonly event: FoundEvent;
  readonly columns: readonly FieldRef[];
}

const times: ReadonlySet<string> = new Set(['recorded', 'occurred']);

/** What an event says in the chosen columns, in the place of its summary. */
export function ColumnCells({ event, columns }: CellsProps) {
  const cells = useMemo(() => columnCells(event, columns), [event, columns]);
  return (
    <p className={own.cells} style={tracks(columns.length)}>
      {cells.map((cell) => (
        <span key={cell.name} className={own.cell} title={titleOf(cell)}>
          <span className={own.name}>
            <SafeText>{cell.name}</SafeText>{' '}
          </span>
          <Value cell={cell} />
        </span>
      ))}
    </p>
  );
}

function Value({ cell: { name, text, more, note } }: { readonly cell: ColumnCell }) {
  if (note !== null) return <em className={own.note}>{note}</em>;
  if (text === null) return <span className={own.note}>–</span>;
  if (times.has(name)) return <Timestamp at={text} />;
  return (
    <>
      <MarkedText>{text === '' ? '""' : text.slice(0, longestShown)}</MarkedText>
      {more === 0 ? null : <span className={own.note}> +{more} more</span>}
    </>
  );
}

/** More is not seen in a row; the event beside the list tells the rest. */
const longestShown = 200;

const titleOf = ({ name, text, note }: ColumnCell): string =>
  `${name}: ${note ?? text?.slice(0, 1000) ?? 'not there'}`;

const tracks = (columns: number) => ({ gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` });

interface HeadProps {
  readonly columns: readonly FieldRef[];
  readonly density: Density;
}

/** Names of the columns above the rows; where there is no room for it, each value has its name beside it. */
export function ColumnHead({ columns, density }: HeadProps) {
  return (
    <div
      className={own.head}
      data-density={density}
      style={columnStyle(columns.length)}
      aria-hidden="true"
    >
      <span>Recorded</span>
      <span>Stream</span>
      <div className={own.headCells} style={tracks(columns.length)}>
        {columns.map((field) => (
          <span key={printField(field)} className={own.cell} title={printField(field)}>
            <SafeText>{printField(field)}</SafeText>
          </span>
        ))}
      </div>
    </div>
  );
}
