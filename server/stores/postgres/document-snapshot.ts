import type { StoreSnapshot } from '../port.ts';
import type { CatalogueTable } from './catalogue.ts';
import { documentName } from './documents.ts';
import { compilerOver, isInteger } from './expression.ts';
import { col, payload, timestamp, type Expr, type SnapshotTable } from './layouts/layout.ts';
import { textIs } from './match-stream.ts';
import type { Reader } from './reader.ts';
import { tableName } from './source.ts';
import { Statement } from './statement.ts';
import { tableSnapshot, type SnapshotRequest } from './table-snapshot.ts';

/** Marten writes these into a document itself, where its type has them. */
const ownMembers = ['Id', 'id', 'Version', 'version'];

/**
 * Marten saves the state of a stream as the document of the stream's type with the stream's id; there
 * is only the newest one.
 */
export async function documentSnapshot(
  reader: Reader,
  request: SnapshotRequest,
  signal: AbortSignal,
): Promise<StoreSnapshot | null> {
  const type = await typeOf(reader, request, signal);
  const table = type === null ? undefined : reader.bound.documents.get(documentName(type));
  if (table === undefined) return null;
  const found = await tableSnapshot(reader, { ...request, table, layout: layoutOf(table) }, signal);
  return found === null ? null : { ...found, type, ownMembers };
}

/** What the stream is a stream of. */
async function typeOf(
  { pool, bound }: Reader,
  { stream }: SnapshotRequest,
  signal: AbortSignal,
): Promise<string | null> {
  const table = bound.tables.get('s');
  if (table === undefined) return null;
  const statement = new Statement('snapshot');
  const scope = { tables: new Map([['s', table]]), categoryFunction: null, statement };
  const isStream = textIs(compilerOver(scope), col('s.id'), [stream]);
  if (isStream === null) return null;
  const [row] = await pool.read(
    statement.write(`SELECT s.type::text FROM ${tableName(table)} AS s WHERE ${isStream} LIMIT 1`),
    signal,
  );
  return row?.[0] ?? null;
}

const layoutOf = (table: CatalogueTable): SnapshotTable => ({
  kind: 'table',
  table: 'd',
  streamId: col('d.id'),
  version: versionOf(table),
  type: null,
  recordedAt: timestamp('d.mt_last_modified'),
  data: payload('d.data'),
});

/** Documents of projections count their revisions as the stream does; older ones carry it in their JSON. */
function versionOf({ columns }: CatalogueTable): Expr {
  if (isInteger(columns.get('mt_version') ?? '')) return col('d.mt_version');
  const member = (name: string): Expr => ({ kind: 'json', of: col('d.data'), path: [name] });
  return { kind: 'first', of: [member('Version'), member('version')] };
}
