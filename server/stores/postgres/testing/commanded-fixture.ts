import { payloadText, type TableFixture } from './table-harness.ts';

/** Commanded's EventStore with bytea payloads, its default. Stream 0 numbers the log. */
export const commandedFixture: TableFixture = {
  layout: 'commanded',
  parameters: {
    tables: { a: 'stream_events', e: 'events', s: 'streams', snapshots: 'snapshots' },
  },
  firstVersion: 1n,
  cannot: {
    'invalid-json': 'bytes that do not begin as JSON does are given as bytes',
    erased: 'it has no mark for erased events',
    tags: 'it has no tags',
    correlation: 'its columns hold UUIDs only',
    'version-gaps': 'versions are counted by the append function',
    'duplicate-versions': 'its unique index forbids them',
  },
  shows: () => ({}),
  lateCommit: { because: 'appending locks the row of stream 0, so no later writer can overtake' },
  tables: (schema) => `
    CREATE TABLE ${schema}.streams (stream_id bigserial PRIMARY KEY, stream_uuid text NOT NULL UNIQUE,
      stream_version bigint NOT NULL DEFAULT 0, created_at timestamptz NOT NULL DEFAULT now(), deleted_at timestamptz);
    INSERT INTO ${schema}.streams (stream_id, stream_uuid) VALUES (0, '$all');
    CREATE TABLE ${schema}.events (event_id uuid PRIMARY KEY, event_type text NOT NULL, causation_id uuid,
      correlation_id uuid, data bytea, metadata bytea, created_at timestamptz NOT NULL DEFAULT now());
    CREATE TABLE ${schema}.stream_events (event_id uuid NOT NULL, stream_id bigint NOT NULL,
      stream_version bigint NOT NULL, original_stream_id bigint, original_stream_version bigint,
      PRIMARY KEY (event_id, stream_id), UNIQUE (stream_id, stream_version));
    CREATE TABLE ${schema}.snapshots (source_uuid text PRIMARY KEY, source_version bigint NOT NULL,
      source_type text NOT NULL, data bytea, metadata bytea, created_at timestamptz NOT NULL DEFAULT now());
    CREATE TABLE ${schema}.subscriptions (subscription_id bigserial PRIMARY KEY, stream_uuid text)`,
  snapshots: {
    keeps: 'newest',
    keepsTime: true,
    save: async (client, schema, { streamId, version, text, recordedAt }) => {
      await client.query(
        `INSERT INTO ${schema}.snapshots (source_uuid, source_version, source_type, data, created_at)
         VALUES ($1, $2, 'Elixir.Order', $3, $4) ON CONFLICT (source_uuid)
         DO UPDATE SET source_version = $2, data = $3, created_at = $4`,
        [streamId, String(version), Buffer.from(text), recordedAt],
      );
    },
  },
  insert: async (client, schema, seed) => {
    const bytes =
      seed.data.kind === 'bytes' ? Buffer.from(seed.data.bytes) : (payloadText(seed.data) ?? null);
    const metadata = {
      userId: seed.initiator ?? undefined,
      schemaVersion: seed.schemaVersion ?? undefined,
      correlationId: seed.correlationId ?? undefined,
    };
    await client.query(
      `INSERT INTO ${schema}.events (event_id, event_type, causation_id, data, metadata, created_at)
       VALUES ($1, $2, $3, $4, $5, $6)`,
      [
        seed.id,
        seed.type,
        seed.causationId,
        typeof bytes === 'string' ? Buffer.from(bytes) : bytes,
        Buffer.from(JSON.stringify(metadata)),
        seed.recordedAt,
      ],
    );
    await client.query(
      `WITH own AS (INSERT INTO ${schema}.streams (stream_uuid, stream_version) VALUES ($1, $2)
         ON CONFLICT (stream_uuid) DO UPDATE SET stream_version = $2 RETURNING stream_id),
       everything AS (UPDATE ${schema}.streams SET stream_version = stream_version + 1
         WHERE stream_id = 0 RETURNING stream_version)
       INSERT INTO ${schema}.stream_events
         SELECT $3::uuid, own.stream_id, $2::bigint, own.stream_id, $2::bigint FROM own
         UNION ALL SELECT $3::uuid, 0, everything.stream_version, own.stream_id, $2::bigint FROM own, everything`,
      [seed.streamId, String(seed.version), seed.id],
    );
  },
};
