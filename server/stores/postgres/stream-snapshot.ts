import { streamId, version, type StreamId, type Version } from '@/lib/events/ids.ts';
import { plainKey, scalarText } from '@/lib/events/metadata-keys.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import { isObject } from '@/lib/json/kinds.ts';
import { parseJson } from '@/lib/json/parse-json.ts';
import { printJson } from '@/lib/json/print-json.ts';
import type { JsonObject, JsonValue } from '@/lib/json/value.ts';
import type { Page, StoreSnapshot } from '../port.ts';
import { readStream } from './read-stream.ts';
import type { Reader } from './reader.ts';
import type { SnapshotRequest } from './table-snapshot.ts';

const pageSize = 100;

/** Eventide writes the snapshots of `account-1` as messages of the stream `account:snapshot-1`. */
export async function streamSnapshot(
  reader: Reader,
  { stream, until }: SnapshotRequest,
  signal: AbortSignal,
): Promise<StoreSnapshot | null> {
  const cut = stream.indexOf('-');
  if (cut <= 0) return null;
  const name = streamId(`${stream.slice(0, cut)}:snapshot${stream.slice(cut)}`);
  for await (const event of newestFirst(reader, name, signal)) {
    const snapshot = snapshotOf(event);
    if (snapshot !== null && (until === null || snapshot.version <= until)) return snapshot;
  }
  return null;
}

/** Of a long stream many snapshots may be newer than what is asked for: they are walked to the oldest. */
async function* newestFirst(
  reader: Reader,
  stream: StreamId,
  signal: AbortSignal,
): AsyncGenerator<RecordedEvent> {
  let after: Version | null = null;
  do {
    const page: Page<RecordedEvent, Version> = await readStream(
      reader,
      { stream, range: { direction: 'backward', after, until: null } },
      { signal, limit: pageSize, maxScanned: pageSize, payload: 'full' },
    );
    yield* page.items;
    after = page.next;
  } while (after !== null);
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
