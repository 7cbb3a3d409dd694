import { printJson } from '@/lib/json/print-json.ts';
import { printColumn } from '../print.ts';
import type { Column } from '../syntax.ts';
import type { Cell } from './cells.ts';

/** A row of a table as a JSON object, every digit of its numbers kept; what is missing is left out. */
export function jsonRow(columns: readonly Column[], cells: readonly Cell[]): string {
  const members = columns.flatMap((column, at) => {
    const cell = cells[at];
    return cell === undefined ? [] : [`${JSON.stringify(printColumn(column))}:${printJson(cell)}`];
  });
  return `{${members.join(',')}}`;
}
