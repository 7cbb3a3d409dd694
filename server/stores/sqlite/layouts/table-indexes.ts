import type { TableShape } from '../../port.ts';
import type { Connection } from '../connection.ts';
import { textOf } from '../decode-value.ts';

export interface Catalogue {
  readonly connection: Connection;
  readonly tables: readonly TableShape[];
}

/** A part of an index: a column, or '' where it is an expression, and how texts in it are compared. */
export interface IndexPart {
  readonly column: string;
  readonly collation: string;
}

/** The parts of each index over all rows of a table, in their order. */
export type TableIndexes = readonly (readonly IndexPart[])[];

export async function readIndexes(
  connection: Connection,
  table: string,
  signal: AbortSignal,
): Promise<TableIndexes> {
  const { rows } = await connection.query(
    {
      sql:
        `SELECT i.seq, c.name, c.coll FROM pragma_index_list(?) i, pragma_index_xinfo(i.name) c ` +
        `WHERE i.partial = 0 AND c.key ORDER BY i.seq, c.seqno`,
      params: [table],
    },
    signal,
  );
  const indexes = new Map<unknown, IndexPart[]>();
  for (const [number, column = null, collation = null] of rows) {
    const part = { column: textOf(column) ?? '', collation: textOf(collation) ?? '' };
    indexes.set(number, [...(indexes.get(number) ?? []), part]);
  }
  return [...indexes.values()];
}

/** Those that SQLite brings along. What others compare by, only the application knows that wrote the file. */
const collations = ['BINARY', 'NOCASE', 'RTRIM'] as const;

/** How the best index that begins with a column compares it; null where none is of use. */
export const collationOf = (
  indexes: TableIndexes,
  column: string,
): (typeof collations)[number] | null =>
  collations.find((each) =>
    indexes.some(([first]) => first?.column === column && first.collation === each),
  ) ?? null;

/** What comes second in the indexes that begin with a column in a collation; '' stands for no column. */
export const secondsOf = (indexes: TableIndexes, first: IndexPart): readonly (string | null)[] =>
  indexes.flatMap(([begin, second]) => {
    if (begin?.column !== first.column || begin.collation !== first.collation) return [];
    if (second === undefined) return [null];
    return [second.collation === 'BINARY' ? second.column : ''];
  });
