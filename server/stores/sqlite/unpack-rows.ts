import type { SqlRow, SqlValue } from './sql-row.ts';

/** A column of an answer of the worker; see worker.mjs. */
export type PackedColumn =
  | { readonly same: SqlValue }
  | { readonly numbers: BigInt64Array }
  | { readonly words: readonly SqlValue[]; readonly codes: Uint8Array }
  | { readonly values: readonly SqlValue[] };

/**
 * The columns as rows again. Where `places` are given, a column stands in a row where its place says,
 * and nothing stands in between.
 */
export function unpackRows(
  count: number,
  columns: readonly PackedColumn[],
  places?: readonly number[],
): readonly SqlRow[] {
  const width = places === undefined ? columns.length : (places.at(-1) ?? -1) + 1;
  const reach = columns.map((column, index) => ({
    place: places?.[index] ?? index,
    valueAt: valueOf(column),
  }));
  return Array.from({ length: count }, (_, index) => {
    const row = new Array<SqlValue>(width).fill(null);
    for (const { place, valueAt } of reach) row[place] = valueAt(index);
    return row;
  });
}

function valueOf(column: PackedColumn): (index: number) => SqlValue {
  if ('same' in column) return () => column.same;
  if ('numbers' in column) return (index) => column.numbers[index] ?? null;
  if ('values' in column) return (index) => column.values[index] ?? null;
  return (index) => column.words[column.codes[index] ?? 0] ?? null;
}
