import type { SqliteLayout } from './layouts/layout.ts';
import type { SqlValue } from './sql-row.ts';

export interface Condition {
  readonly sql: string;
  readonly params: readonly SqlValue[];
}

/**
 * Condition, with one value to be bound or one that is named, that an expression of the layout is that text. Where an index has the
 * column by another collation, what that calls the same is found through it, and is then compared byte by byte.
 */
export function isText({ loose }: SqliteLayout, column: string, value = '?'): string {
  const indexed = loose.get(column);
  return indexed === undefined
    ? `${column} = ${value}`
    : `(${indexed}, ${column}) = (SELECT v, v FROM (SELECT ${value} AS v))`;
}

/**
 * Condition that an expression of the layout, and what `beside` names, is in a list that takes one value to be
 * bound. Looked up in an index like one text.
 */
export function isListed(
  { loose }: SqliteLayout,
  column: string,
  { beside, list, value }: Listed,
): Condition {
  const writings = [loose.get(column) ?? [], column].flat();
  return {
    sql: writings.map((each) => `(${[each, ...beside].join(', ')}) IN (${list})`).join(' AND '),
    params: writings.map(() => value),
  };
}

interface Listed {
  readonly beside: readonly string[];
  /** A query with a column for the text, and one for each beside it. */
  readonly list: string;
  readonly value: SqlValue;
}
