import pg from 'pg';
import type { Statement } from './statement.ts';

/** Every value as the text the server sends. */
export type Row = readonly (string | null)[];

export interface Answer {
  readonly rows: readonly Row[];
  /** True when the budget held rows back. */
  readonly cut: boolean;
}

const rawTypes = { getTypeParser: () => (text: string) => text };

const lengthOf = (row: Row): number => {
  let length = 0;
  for (const value of row) length += value?.length ?? 0;
  return length;
};

/**
 * Runs one statement and keeps its rows until they reach `most` characters; the row that reaches it is
 * kept, and the server's further rows are dropped as they come, so that they never add up in memory.
 */
export function runQuery(
  client: pg.PoolClient,
  statement: Statement,
  { most, heard }: { readonly most: number; readonly heard: () => void },
): Promise<Answer> {
  const config = {
    text: statement.sql,
    values: [...statement.values],
    rowMode: 'array',
    queryMode: 'extended',
    types: rawTypes,
  };
  const query = new pg.Query<(string | null)[]>(config);
  return new Promise((resolve, reject) => {
    const rows: Row[] = [];
    let length = 0;
    let cut = false;
    query.on('row', (row: Row) => {
      heard();
      cut ||= length >= most;
      if (cut) return;
      rows.push(row);
      length += lengthOf(row);
    });
    query.on('end', () => {
      resolve({ rows, cut });
    });
    query.on('error', reject);
    client.query(query);
  });
}
