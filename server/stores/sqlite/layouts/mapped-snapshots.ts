import type { TableMapping } from '@/lib/events/table-mapping.ts';
import type { TableShape } from '../../port.ts';
import type { SnapshotsTable } from './layout.ts';
import { ColumnSql, invalidMapping } from './mapped-columns.ts';
import { quoted } from './sql-text.ts';

/** The table in which a home-grown store saves states. Throws `invalid_input` where it is not there. */
export function mappedSnapshots(
  { snapshots: mapping, zone }: Pick<TableMapping, 'snapshots' | 'zone'>,
  tables: readonly TableShape[],
): SnapshotsTable | null {
  if (mapping === null) return null;
  const shape = tables.find(({ table }) => table === mapping.table);
  if (shape === undefined) {
    throw invalidMapping(`The SQLite file has no table ${mapping.table}.`, 'snapshots.table');
  }
  const sql = new ColumnSql(shape, 's');
  return {
    source: `${quoted(shape.table)} s`,
    streamId: sql.required(mapping.streamId),
    version: sql.whole(mapping.version),
    type: sql.text(mapping.type),
    recordedAt: sql.plain(mapping.recordedAt),
    recordedAs: { as: mapping.recordedAs, zone },
    data: sql.part(mapping.data),
  };
}
