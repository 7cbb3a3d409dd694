import type Database from 'better-sqlite3';
import type { SeedEvent } from '../../conformance/harness.ts';
import { storedPayload, type FileLayout } from '../../conformance/sqlite-files.ts';
import { backstorySchema } from '../layouts/backstory-schema.ts';

const eventRow = (seed: SeedEvent): readonly unknown[] => [
  seed.id,
  seed.streamId,
  seed.category,
  seed.version,
  seed.type,
  seed.schemaVersion,
  seed.recordedAt,
  seed.correlationId,
  seed.causationId,
  seed.initiator,
  JSON.stringify(seed.tags),
  storedPayload(seed.data),
  storedPayload(seed.metadata),
  seed.data.kind === 'erased' ? 1 : 0,
];

/** The row of a stream is kept with its events, as the layout asks of writers. */
function insert(database: Database.Database, seeds: readonly SeedEvent[]): void {
  const event = database.prepare(
    `INSERT INTO backstory_events (event_id, stream_id, category, version, type, schema_version,
     recorded_at, correlation_id, causation_id, initiator, tags, data, metadata, erased)
     VALUES (${Array(14).fill('?').join(', ')})`,
  );
  const stream = database.prepare(
    `INSERT INTO backstory_streams VALUES (@stream, @category, 1, @version, @version, @position, @time)
     ON CONFLICT (stream_id) DO UPDATE SET events = events + 1, last_version = @version,
     last_position = @position, last_recorded_at = @time`,
  );
  for (const seed of seeds) {
    const { lastInsertRowid: position } = event.run(...eventRow(seed));
    const { streamId, category, version, recordedAt: time } = seed;
    stream.run({ stream: streamId, category, version, position, time });
  }
}

export const backstoryFile: FileLayout = {
  firstVersion: 1n,
  cannot: {},
  table: 'backstory_events',
  schema: backstorySchema,
  insert,
  saveState(database, { streamId, version, text, recordedAt }) {
    database
      .prepare('INSERT INTO backstory_snapshots VALUES (?, ?, ?, ?, ?)')
      .run(streamId, version, 'Order', recordedAt, text);
  },
};
