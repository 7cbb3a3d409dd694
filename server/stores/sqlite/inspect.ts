import type { TableShape } from '../port.ts';
import type { Connection } from './connection.ts';
import { textOf } from './decode-value.ts';

/** Tables and views of the file with their columns, system tables left out. */
export async function inspectTables(
  connection: Connection,
  signal: AbortSignal,
): Promise<readonly TableShape[]> {
  const sql =
    `SELECT t.name, c.name, c.type FROM pragma_table_list t, pragma_table_xinfo(t.name) c ` +
    `WHERE t.schema = 'main' AND t.type IN ('table', 'view') AND t.name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ` +
    `AND c.hidden IN (0, 2, 3) ORDER BY t.name, c.cid`;
  const { rows } = await connection.query({ sql, params: [], maxBytes: Infinity }, signal);
  const tables = new Map<string, { name: string; type: string }[]>();
  for (const [table, column, type] of rows) {
    const name = textOf(table) ?? '';
    const columns = tables.get(name) ?? [];
    columns.push({ name: textOf(column) ?? '', type: textOf(type) ?? '' });
    tables.set(name, columns);
  }
  return [...tables].map(([table, columns]) => ({ schema: null, table, columns, rows: null }));
}
