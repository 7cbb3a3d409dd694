import { merge, print, type Json, type JsonRecord } from '../core/json.ts';
import type { Row } from '../core/journal.ts';
import type { Snapshot } from '../core/write-store.ts';
import { longStream, takeover, wrongSnapshot } from '../stories.ts';

const isRecord = (value: Json): value is JsonRecord =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

// The generator wrote this text itself; it holds nothing but JSON.
const parsed = (text: string): Json => JSON.parse(text) as Json;

/** The stream's merged state at these versions, as the service itself would have saved it. */
function snapshotsOf(
  rows: readonly Row[],
  stream: string,
  { type, at }: { type: string; at: (version: number) => boolean },
): readonly Snapshot[] {
  let state: JsonRecord = {};
  const snapshots: Snapshot[] = [];
  for (const row of rows) {
    if (row.stream !== stream || typeof row.data !== 'string') continue;
    const payload = parsed(row.data);
    if (isRecord(payload)) state = merge(state, payload);
    if (!at(row.version)) continue;
    const { version, recordedAt } = row;
    snapshots.push({ stream, version, type, recordedAt, data: print(state) });
  }
  return snapshots;
}

export function accountSnapshots(rows: readonly Row[]): readonly Snapshot[] {
  const { stream, snapshotVersion } = takeover;
  return snapshotsOf(rows, stream, {
    type: 'AccountState',
    at: (version) => version === 30 || version === snapshotVersion,
  });
}

export function billingSnapshots(rows: readonly Row[]): readonly Snapshot[] {
  const ledger = snapshotsOf(rows, longStream.stream, {
    type: 'LedgerState',
    at: (version) => version % 10_000 === 0,
  });
  const stale = snapshotsOf(rows, wrongSnapshot.stream, {
    type: 'SubscriptionState',
    at: (version) => version === wrongSnapshot.version,
  }).map((snapshot) => ({
    ...snapshot,
    data: snapshot.data.replace('"priceMinor":3490', '"priceMinor":2190'),
  }));
  return [...ledger, ...stale];
}
