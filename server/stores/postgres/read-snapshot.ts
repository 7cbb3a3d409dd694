import { streamId, version, type StreamId, type Version } from '@/lib/events/ids.ts';
import { plainKey, scalarText } from '@/lib/events/metadata-keys.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import { isObject } from '@/lib/json/kinds.ts';
import { parseJson } from '@/lib/json/parse-json.ts';
import { printJson } from '@/lib/json/print-json.ts';
import type { JsonObject, JsonValue } from '@/lib/json/value.ts';
import type { StoreSnapshot } from '../port.ts';
import { decodeInstant } from './decode-instant.ts';
import { decodePayload } from './decode-payload.ts';
import { readStream } from './read-stream.ts';
import type { Reader } from './reader.ts';
import { defaultMaxPayload, measuredText } from './select-event.ts';
import { tableName } from './source.ts';
import { quoted, Statement } from './statement.ts';
import type { Row } from './store-pool.ts';

export interface SnapshotRequest {
  readonly stream: StreamId;
  readonly until: Version | null;
}

/** The newest snapshot at or below `until` in the places where the layout's library keeps them. */
export async function readSnapshot(
  reader: Reader,
  request: SnapshotRequest,
  signal: AbortSignal,
): Promise<StoreSnapshot | null> {
  const { snapshots } = reader.bound.layout;
  if (snapshots === 'commanded') return commandedSnapshot(reader, request, signal);
  return snapshots === 'category-stream' ? streamSnapshot(reader, request, signal) : null;
}

/** Commanded keeps one row per stream. */
async function commandedSnapshot(
  { pool, bound }: Reader,
  { stream, until }: SnapshotRequest,
  signal: AbortSignal,
): Promise<StoreSnapshot | null> {
  const table = bound.tables.get('snapshots');
  if (table === undefined || stream.includes('\0')) return null;
  const statement = new Statement('snapshot');
  const data = quoted('data');
  const bytes = table.columns.get('data') === 'bytea';
  const columns = bytes
    ? `NULL, encode(substring(${data} FROM 1 FOR ${defaultMaxPayload}), 'hex'), octet_length(${data})::text`
    : `${measuredText(`${data}::text`, defaultMaxPayload)}, NULL, NULL`;
  const at = table.columns.has('created_at') ? 'created_at::text' : 'NULL';
  const [row] = await pool.read(
    statement.write(
      `SELECT source_version::text, source_type::text, ${at}, ${columns} FROM ${tableName(table)} WHERE source_uuid::text = ${statement.text(stream)} LIMIT 1`,
    ),
    signal,
  );
  const snapshot = row === undefined ? null : commandedRow(row);
  return snapshot === null || (until !== null && snapshot.version > until) ? null : snapshot;
}

function commandedRow(row: Row): StoreSnapshot {
  const at = (column: number): string | null => row[column] ?? null;
  const selected = { text: at(3), hex: at(4), size: at(5) };
  return {
    version: version(BigInt(at(0) ?? 0)),
    type: at(1),
    recordedAt: decodeInstant(at(2), 'timestamp'),
    data: decodePayload(selected, defaultMaxPayload, 'json'),
  };
}

const snapshotsLookedAt = 100;

/** Eventide writes the snapshots of `account-1` as messages of the stream `account:snapshot-1`. */
async function streamSnapshot(
  reader: Reader,
  { stream, until }: SnapshotRequest,
  signal: AbortSignal,
): Promise<StoreSnapshot | null> {
  const cut = stream.indexOf('-');
  if (cut <= 0) return null;
  const name = streamId(`${stream.slice(0, cut)}:snapshot${stream.slice(cut)}`);
  const { items } = await readStream(
    reader,
    { stream: name, range: { direction: 'backward', after: null, until: null } },
    { signal, limit: snapshotsLookedAt, maxScanned: snapshotsLookedAt, payload: 'full' },
  );
  for (const event of items) {
    const snapshot = snapshotOf(event);
    if (snapshot !== null && (until === null || snapshot.version <= until)) return snapshot;
  }
  return null;
}

/** `{"entity_data": …, "entity_version": n}` in any spelling; null for anything else. */
function snapshotOf(event: RecordedEvent): StoreSnapshot | null {
  if (event.data.kind !== 'json') return null;
  const parsed = parseJson(event.data.text);
  if (!parsed.ok || !isObject(parsed.value)) return null;
  const state = valueOf(parsed.value, ['entitydata']);
  const number = valueOf(parsed.value, ['entityversion']);
  const digits = number === undefined ? null : scalarText(number);
  if (state === undefined || digits === null || !/^\d{1,19}$/.test(digits)) return null;
  return {
    version: version(BigInt(digits)),
    type: event.type,
    recordedAt: event.recordedAt,
    data: { kind: 'json', text: printJson(state) },
  };
}

function valueOf(object: JsonObject, names: readonly string[]): JsonValue | undefined {
  for (const [key, value] of object.entries) if (names.includes(plainKey(key))) return value;
  return undefined;
}
