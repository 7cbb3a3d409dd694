import type { SqlRow, SqlValue } from './sql-row.ts';

/** A column of an answer of the worker; see worker.mjs. */
export type PackedColumn =
  | { readonly same: SqlValue }
  | { readonly numbers: BigInt64Array }
  | { readonly words: readonly SqlValue[]; readonly codes: Uint8Array }
  | { readonly values: readonly SqlValue[] };

/** The columns as rows again. */
export function unpackRows(count: number, columns: readonly PackedColumn[]): readonly SqlRow[] {
  const reach = columns.map(valueOf);
  return Array.from({ length: count }, (_, index) => reach.map((valueAt) => valueAt(index)));
}

function valueOf(column: PackedColumn): (index: number) => SqlValue {
  if ('same' in column) return () => column.same;
  if ('numbers' in column) return (index) => column.numbers[index] ?? null;
  if ('values' in column) return (index) => column.values[index] ?? null;
  return (index) => column.words[column.codes[index] ?? 0] ?? null;
}
