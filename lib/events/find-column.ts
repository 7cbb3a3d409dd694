import type { TableMapping } from './table-mapping.ts';

/** A table as the guided mapper sees it. */
export interface MappableTable {
  readonly schema: string | null;
  readonly table: string;
  readonly columns: readonly { readonly name: string; readonly type: string }[];
}

type Column = MappableTable['columns'][number];

const plain = (name: string): string => name.toLowerCase().replaceAll(/[^a-z0-9]/g, '');

/**
 * The column that bears one of the usual names (best first, in lower case without separators), is not
 * taken and, where that is asked, fits; null where none does.
 */
export function findColumn(
  { columns }: MappableTable,
  names: readonly string[],
  {
    taken,
    fits = () => true,
  }: { readonly taken: ReadonlySet<string>; readonly fits?: (column: Column) => boolean },
): string | null {
  for (const name of names) {
    const column = columns.find((each) => plain(each.name) === name && !taken.has(each.name));
    if (column !== undefined && fits(column)) return column.name;
  }
  return null;
}

export const isWholeNumber = (type: string): boolean => /int|serial|numeric\(\d+\)/i.test(type);

/** Whole numbers in a column of times are milliseconds more often than anything else. */
export function encodingOf(
  table: MappableTable,
  name: string | null | undefined,
): TableMapping['recordedAs'] {
  const type = table.columns.find((column) => column.name === name)?.type ?? '';
  return isWholeNumber(type) ? 'milliseconds' : 'text';
}
