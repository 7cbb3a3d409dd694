import { encodingOf, findColumn, type MappableTable } from './find-column.ts';
import { usualNames } from './suggest-mapping.ts';
import type { SnapshotMapping, ValueSource } from './table-mapping.ts';

type Part = 'streamId' | 'version' | 'data' | 'type' | 'recordedAt';

/** A mapping of snapshots being filled in; what no column looks like is null. */
export type SnapshotDraft = Omit<SnapshotMapping, 'streamId' | 'version' | 'data'> &
  Readonly<Record<'streamId' | 'version' | 'data', ValueSource | null>>;

/** Usual names in tables of snapshots beside those in tables of events. */
const names: Readonly<Record<Part, readonly string[]>> = {
  streamId: [...usualNames.streamId, 'sourceuuid', 'sourceid', 'id'],
  version: [...usualNames.version, 'sourceversion', 'lastversion'],
  data: ['state', 'snapshot', 'snapshotdata', ...usualNames.data],
  type: ['snapshottype', 'statetype', 'sourcetype', 'type', ...usualNames.category],
  recordedAt: [...usualNames.recordedAt, 'savedat', 'takenat', 'updatedat'],
};

/** What the columns of a table of snapshots look like. */
export function suggestSnapshots(table: MappableTable): SnapshotDraft {
  const taken = new Set<string>();
  const source = (part: Part): ValueSource | null => {
    const column = findColumn(table, names[part], { taken });
    if (column === null) return null;
    taken.add(column);
    return { column, path: [] };
  };
  const [streamId, version, data] = [source('streamId'), source('version'), source('data')];
  const recordedAt = source('recordedAt');
  return {
    schema: table.schema,
    table: table.table,
    streamId,
    version,
    data,
    type: source('type'),
    recordedAt,
    recordedAs: encodingOf(table, recordedAt?.column),
  };
}
