import type { Connection, Rows, Statement } from './connection.ts';
import type { KeptTimeParts } from '../shared/time-parts.ts';
import type { SqliteLayout } from './layouts/layout.ts';

/** What every read needs: the file, its layout, and how the file encodes text. */
export interface Reader {
  readonly connection: Connection;
  readonly layout: SqliteLayout;
  /** UTF-8 files hand out text as its bytes, so that damage shows; UTF-16 ones cannot. */
  readonly utf8: boolean;
  /** Where the events of times are that were asked for. */
  readonly times: KeptTimeParts;
}

export const query = (reader: Reader, statement: Statement, signal: AbortSignal): Promise<Rows> =>
  reader.connection.query(statement, signal);

/** `WHERE` of the conditions that are there, with the layout's own first. */
export function whereOf(layout: SqliteLayout, conditions: readonly (string | null)[]): string {
  const all = [layout.where, ...conditions].filter((condition) => condition !== null);
  return all.length === 0 ? '' : `WHERE ${all.map((condition) => `(${condition})`).join(' AND ')}`;
}
