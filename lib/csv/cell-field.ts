import { isNumber } from '@/lib/json/kinds.ts';
import { printColumn } from '@/lib/query/print.ts';
import { cellText, type Cell } from '@/lib/query/steps/cells.ts';
import type { Column } from '@/lib/query/syntax.ts';
import type { Field } from './csv-row.ts';

const ofPayloads: ReadonlySet<string> = new Set(['data', 'metadata', 'state', 'was']);

/** A value of a column of a table. */
export function cellField(column: Column, cell: Cell): Field {
  const name = printColumn(column);
  return { name, text: cellText(cell), kind: kindOf(column, cell) };
}

/** The same where the event's part that the column looks at cannot be read. */
export const unreadableField = (column: Column): Field => ({
  name: printColumn(column),
  text: null,
  kind: 'name',
  note: 'cannot be read',
});

function kindOf(column: Column, cell: Cell): Field['kind'] {
  if (isNumber(cell)) return 'number';
  return typeof column !== 'string' && ofPayloads.has(column.name) ? 'payload' : 'name';
}
