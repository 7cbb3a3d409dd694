import type { StoreSnapshot } from '../port.ts';
import { documentSnapshot } from './document-snapshot.ts';
import type { Reader } from './reader.ts';
import type { Bound } from './source.ts';
import { streamSnapshot } from './stream-snapshot.ts';
import { tableSnapshot, type SnapshotRequest } from './table-snapshot.ts';

/** Whether there is a place in this database where states are saved. */
export function keepsSnapshots({ layout, tables, documents }: Bound): boolean {
  switch (layout.snapshots?.kind) {
    case 'table':
      return tables.has(layout.snapshots.table);
    case 'category-stream':
      return true;
    case 'documents':
      return documents.size > 0;
    case undefined:
      return false;
  }
}

/** The newest snapshot at or below `until` in the places where the layout's library keeps them. */
export async function readSnapshot(
  reader: Reader,
  request: SnapshotRequest,
  signal: AbortSignal,
): Promise<StoreSnapshot | null> {
  const { layout, tables } = reader.bound;
  switch (layout.snapshots?.kind) {
    case 'table': {
      const table = tables.get(layout.snapshots.table);
      if (table === undefined) return null;
      return tableSnapshot(reader, { ...request, table, layout: layout.snapshots }, signal);
    }
    case 'category-stream':
      return streamSnapshot(reader, request, signal);
    case 'documents':
      return documentSnapshot(reader, request, signal);
    case undefined:
      return null;
  }
}
