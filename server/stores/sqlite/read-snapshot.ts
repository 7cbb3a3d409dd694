import type { StreamId, Version } from '@/lib/events/ids.ts';
import type { StoreSnapshot } from '../port.ts';
import type { SqlValue } from './sql-row.ts';
import { decodePayload } from './decode-payload.ts';
import { instantOf, textOf, versionOf } from './decode-value.ts';
import { query, type Reader } from './reader.ts';
import { defaultMaxPayload, payloadColumns } from './select-event.ts';
import { isText } from './same-text.ts';

/** The newest snapshot at or below a version that the store itself saved. */
export async function readSnapshot(
  reader: Reader,
  { stream, until }: { readonly stream: StreamId; readonly until: Version | null },
  signal: AbortSignal,
): Promise<StoreSnapshot | null> {
  const table = reader.layout.snapshots;
  if (table === null) return null;
  const params: SqlValue[] = until === null ? [stream] : [stream, until];
  const payload = payloadColumns(table.data, defaultMaxPayload, reader.utf8).join(', ');
  const within = until === null ? 'IS NOT NULL' : '<= ?';
  const sql =
    `SELECT ${table.version}, ${table.type ?? 'NULL'}, ${table.recordedAt ?? 'NULL'}, ${payload} ` +
    `FROM ${table.source} WHERE ${isText(reader.layout, table.streamId)} AND ${table.version} ${within} ` +
    `ORDER BY ${table.version} DESC LIMIT 1`;
  const { rows } = await query(reader, { sql, params, text: [4, 5] }, signal);
  const row = rows[0];
  if (row === undefined) return null;
  const [version, type, recordedAt, kind = null, value = null, head = null] = row;
  return {
    version: versionOf(version, `of a snapshot of "${stream}"`),
    type: textOf(type),
    recordedAt: instantOf(recordedAt, table.recordedAs),
    data: decodePayload({ kind, value, head }),
  };
}
