import type Database from 'better-sqlite3';
import type { SeedEvent } from '../../conformance/harness.ts';
import { storedPayload, type FileLayout } from '../../conformance/sqlite-files.ts';

/** A fixture with the columns of Emmett 0.42 for SQLite. */
const schema = `
CREATE TABLE emt_streams (
  stream_id TEXT NOT NULL, stream_position BIGINT NOT NULL DEFAULT 0, partition TEXT NOT NULL,
  stream_type TEXT NOT NULL, stream_metadata JSONB NOT NULL, is_archived BOOLEAN NOT NULL DEFAULT FALSE,
  PRIMARY KEY (stream_id, partition, is_archived));
CREATE TABLE emt_messages (
  stream_id TEXT NOT NULL, stream_position BIGINT NOT NULL, partition TEXT NOT NULL,
  message_kind CHAR(1) NOT NULL DEFAULT 'E', message_data JSONB NOT NULL, message_metadata JSONB NOT NULL,
  message_schema_version TEXT NOT NULL, message_type TEXT NOT NULL, message_id TEXT NOT NULL,
  is_archived BOOLEAN NOT NULL DEFAULT FALSE, global_position INTEGER PRIMARY KEY,
  created DATETIME DEFAULT CURRENT_TIMESTAMP,
  UNIQUE (stream_id, stream_position, partition, is_archived));
`;

/** Ids stand in metadata, where the application put them; times are whole seconds without a zone. */
function insert(database: Database.Database, seeds: readonly SeedEvent[]): void {
  const message = database.prepare(
    `INSERT INTO emt_messages (stream_id, stream_position, partition, message_data, message_metadata,
     message_schema_version, message_type, message_id, created) VALUES (?, ?, 'emt:default', ?, ?, ?, ?, ?, ?)`,
  );
  const stream = database.prepare(
    `INSERT INTO emt_streams VALUES (?, ?, '[object Object]', ?, '[]', 0) ON CONFLICT DO NOTHING`,
  );
  for (const seed of seeds) {
    const metadata = JSON.stringify({
      streamName: seed.streamId,
      correlationId: seed.correlationId ?? undefined,
      causationId: seed.causationId ?? undefined,
      userId: seed.initiator ?? undefined,
    });
    const created = seed.recordedAt.slice(0, 19).replace('T', ' ');
    const data = storedPayload(seed.data);
    const version = seed.schemaVersion ?? '0';
    message.run(seed.streamId, seed.version, data, metadata, version, seed.type, seed.id, created);
    stream.run(seed.streamId, seed.version, seed.category);
  }
}

export const emmettFile: FileLayout = {
  firstVersion: 1n,
  cannot: {
    'exact-text': 'a column declared JSONB turns bare numbers into numbers of SQLite',
    'absent-data': 'its data column is NOT NULL',
    erased: 'it has no mark for erased events',
    tags: 'it has no tags',
    microseconds: 'it writes whole seconds',
    'duplicate-versions': 'its unique key forbids them',
  },
  table: 'emt_messages',
  schema,
  insert,
};
