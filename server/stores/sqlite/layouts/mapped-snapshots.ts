import type { TableMapping } from '@/lib/events/table-mapping.ts';
import type { SnapshotsTable, SqliteLayout } from './layout.ts';
import { ColumnSql, invalidMapping } from './mapped-columns.ts';
import { quoted } from './sql-text.ts';
import { readIndexes, type Catalogue } from './table-indexes.ts';

export interface MappedSnapshots {
  readonly table: SnapshotsTable;
  /** As in a layout. */
  readonly loose: SqliteLayout['loose'];
}

/** The table in which a home-grown store saves states. Throws `invalid_input` where it is not there. */
export async function mappedSnapshots(
  { snapshots: mapping, zone }: Pick<TableMapping, 'snapshots' | 'zone'>,
  { connection, tables }: Catalogue,
  signal: AbortSignal,
): Promise<MappedSnapshots | null> {
  if (mapping === null) return null;
  const shape = tables.find(({ table }) => table === mapping.table);
  if (shape === undefined) {
    throw invalidMapping(`The SQLite file has no table ${mapping.table}.`, 'snapshots.table');
  }
  const sql = new ColumnSql(shape, 's');
  const table = {
    source: `${quoted(shape.table)} s`,
    streamId: sql.required(mapping.streamId),
    version: sql.whole(mapping.version),
    type: sql.text(mapping.type),
    recordedAt: sql.plain(mapping.recordedAt),
    recordedAs: { as: mapping.recordedAs, zone },
    data: sql.part(mapping.data),
  };
  return { table, loose: sql.loose(await readIndexes(connection, shape.table, signal)) };
}
