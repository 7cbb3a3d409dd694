import Database from 'better-sqlite3';
import { rmSync } from 'node:fs';
import { backstorySchema } from '@/server/stores/sqlite/layouts/backstory-schema.ts';
import type { Row } from './journal.ts';

export interface Snapshot {
  readonly stream: string;
  readonly version: number;
  readonly type: string;
  readonly recordedAt: string;
  readonly data: string;
}

interface StreamSummary {
  readonly category: string;
  events: number;
  first: number;
  last: number;
  position: number;
  recordedAt: string;
}

const statements = backstorySchema
  .split(';')
  .map((statement) => statement.trim())
  .filter((statement) => statement !== '');
const isIndex = (statement: string): boolean => statement.startsWith('CREATE INDEX');

/** Keeps the row of `backstory_streams` up to date with one more event. */
function count(streams: Map<string, StreamSummary>, row: Row, position: number): void {
  const known = streams.get(row.stream);
  const summary = known ?? {
    category: row.category,
    events: 0,
    first: row.version,
    last: row.version,
    position,
    recordedAt: row.recordedAt,
  };
  summary.events += 1;
  summary.last = Math.max(summary.last, row.version);
  summary.position = position;
  summary.recordedAt = row.recordedAt;
  if (!known) streams.set(row.stream, summary);
}

type Streams = ReadonlyMap<string, StreamSummary>;

function insertEvents(database: Database.Database, rows: Iterable<Row>): Streams {
  const sql = (data: string): string =>
    `INSERT INTO backstory_events (position, event_id, stream_id, category, version, type,
       schema_version, recorded_at, occurred_at, correlation_id, causation_id, initiator, tenant,
       tags, data, metadata, erased)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ${data}, ?, ?)`;
  const insert = database.prepare(sql('?'));
  // A text value may hold any bytes; only a cast gets them past the driver.
  const insertBytes = database.prepare(sql('CAST(? AS TEXT)'));
  const streams = new Map<string, StreamSummary>();
  let position = 0;
  for (const row of rows) {
    position += 1;
    count(streams, row, position);
    (row.data instanceof Uint8Array ? insertBytes : insert).run(
      position,
      row.id,
      row.stream,
      row.category,
      row.version,
      row.type,
      row.schemaVersion,
      row.recordedAt,
      row.occurredAt,
      row.correlationId,
      row.causationId,
      row.initiator,
      row.tenant,
      row.tags.length > 0 ? JSON.stringify(row.tags) : null,
      row.data,
      row.metadata,
      row.erased ? 1 : 0,
    );
  }
  return streams;
}

function insertStreams(database: Database.Database, streams: Streams): void {
  const insert = database.prepare(
    `INSERT INTO backstory_streams (stream_id, category, events, first_version, last_version,
       last_position, last_recorded_at) VALUES (?, ?, ?, ?, ?, ?, ?)`,
  );
  for (const [stream, { category, events, first, last, position, recordedAt }] of streams) {
    insert.run(stream, category, events, first, last, position, recordedAt);
  }
}

function insertSnapshots(database: Database.Database, snapshots: readonly Snapshot[]): void {
  const insert = database.prepare(
    `INSERT INTO backstory_snapshots (stream_id, version, type, recorded_at, data)
     VALUES (?, ?, ?, ?, ?)`,
  );
  for (const { stream, version, type, recordedAt, data } of snapshots) {
    insert.run(stream, version, type, recordedAt, data);
  }
}

/** Writes one store into a new file; `rows` are in the order of its log. */
export function writeStore(
  file: string,
  rows: Iterable<Row>,
  snapshots: readonly Snapshot[],
): void {
  for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(file + suffix, { force: true });
  const database = new Database(file);
  try {
    database.pragma('page_size = 8192');
    database.pragma('journal_mode = OFF');
    database.pragma('synchronous = OFF');
    database.transaction(() => {
      for (const statement of statements.filter((one) => !isIndex(one))) database.exec(statement);
      insertStreams(database, insertEvents(database, rows));
      insertSnapshots(database, snapshots);
      // Indexes after the rows: three times faster, and the same file.
      for (const statement of statements.filter(isIndex)) database.exec(statement);
    })();
    database.exec('ANALYZE');
  } finally {
    database.close();
  }
}
