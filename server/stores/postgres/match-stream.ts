import { asText, comparableType, fitsType, type Compiled, type Compiler } from './expression.ts';
import type { Expr } from './layouts/layout.ts';
import { tableName, type SourceSql } from './source.ts';
import { quoted } from './statement.ts';

/**
 * Condition that the stream is one of these, written so that an index on its columns is used. Null
 * when none of the ids can exist in this store.
 */
export function streamIs(source: SourceSql, ids: readonly string[]): string | null {
  const { streamId } = source.fields;
  if (streamId.kind !== 'joined') return numberIs(source, ids) ?? textIs(source, streamId, ids);
  const parts = ids.flatMap((id) => {
    const cut = id.lastIndexOf(streamId.separator);
    if (cut < 0) return [];
    return joinedIs(source, streamId.of, [id.slice(0, cut), id.slice(cut + 1)]) ?? [];
  });
  return parts.length === 0 ? null : `(${parts.join(' OR ')})`;
}

/**
 * One stream by its number, looked up beforehand: reached through a join, the rows would be sorted
 * anew for every page, although the index has them in order.
 */
function numberIs(source: SourceSql, ids: readonly string[]): string | null {
  const { numbered, bound, scope } = source;
  const [only] = ids;
  if (numbered === null || only === undefined || ids.length > 1) return null;
  if (!fitsType(only, 'text')) return null;
  const table = bound.tables.get(numbered.table);
  const of = source.compile(numbered.of);
  if (table === undefined || of === null) return null;
  const id = scope.statement.text(only);
  return `${of.sql} = (SELECT n.${quoted(numbered.number)} FROM ${tableName(table)} AS n WHERE n.${quoted(numbered.id)} = ${id})`;
}

function joinedIs(
  source: SourceSql,
  columns: readonly Expr[],
  values: readonly string[],
): string | null {
  const parts = columns.map((column, index) => textIs(source, column, [values[index] ?? '']));
  return parts.includes(null) ? null : `(${parts.join(' AND ')})`;
}

/**
 * The expression is one of these values, found by an index also where that calls more texts the same; null when its type can hold none of them. One value is
 * written as such: behind a list the server does not see that an index has the rows in order already,
 * and sorts the whole stream.
 */
export function textIs(source: Compiler, expr: Expr, values: readonly string[]): string | null {
  const compiled = source.compile(expr);
  if (compiled === null) return null;
  const type = comparableType(compiled);
  const fitting = values.filter((value) => fitsType(value, type));
  if (fitting.length === 0) return null;
  const { statement } = source.scope;
  const typed = type === 'uuid' || type === 'bigint' ? type : 'text';
  const sql = typed === 'text' ? asText(compiled) : compiled.sql;
  const [only] = fitting;
  const isOne = only !== undefined && fitting.length === 1;
  const value = isOne ? statement.value(only, typed) : statement.value(fitting, `${typed}[]`);
  return bothEqual({ ...compiled, sql }, value, isOne);
}

/** By the bytes, and before that as the column compares, where its index knows nothing else. */
function bothEqual({ sql, loose }: Compiled, value: string, isOne: boolean): string {
  const equal = (left: string, right: string, operator = '='): string =>
    isOne ? `${left} ${operator} ${right}` : `${left} ${operator} ANY (${right})`;
  const exact = equal(sql, value);
  if (loose === undefined) return exact;
  if (loose.schema === null) return `(${equal(loose.sql, value)} AND ${exact})`;
  const schema = quoted(loose.schema);
  const same = `${value}::${schema}.citext${isOne ? '' : '[]'}`;
  return `(${equal(loose.sql, same, `OPERATOR(${schema}.=)`)} AND ${exact})`;
}
