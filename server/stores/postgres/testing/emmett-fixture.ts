import { metadataText, payloadText, type TableFixture } from './table-harness.ts';

/** The library's tables, with whatever names its statements are given. */
const emmettTables = (
  named: (sql: string) => string,
): Omit<TableFixture, 'layout' | 'parameters'> => ({
  firstVersion: 1n,
  cannot: {
    'exact-text': 'jsonb does not keep it',
    'invalid-json': 'jsonb refuses it',
    bytes: 'it has no bytes',
    'absent-data': 'its data column is NOT NULL',
    erased: 'it has no mark for erased events',
    tags: 'it has no tags',
    'duplicate-versions': 'its primary key forbids them',
  },
  lateCommit: 'possible',
  tables: (schema) =>
    named(`
    CREATE SEQUENCE ${schema}.emt_global_message_position;
    CREATE TABLE ${schema}.emt_streams (stream_id text NOT NULL, stream_position bigint NOT NULL,
      partition text NOT NULL, stream_type text NOT NULL, stream_metadata jsonb NOT NULL,
      is_archived boolean NOT NULL DEFAULT false, PRIMARY KEY (stream_id, partition, is_archived));
    CREATE TABLE ${schema}.emt_messages (stream_position bigint NOT NULL,
      global_position bigint DEFAULT nextval('${schema}.emt_global_message_position'),
      transaction_id xid8 NOT NULL, created timestamptz NOT NULL DEFAULT now(),
      is_archived boolean NOT NULL DEFAULT false, message_kind varchar(1) NOT NULL DEFAULT 'E',
      stream_id text NOT NULL, partition text NOT NULL DEFAULT 'emt:default',
      message_schema_version text NOT NULL, message_id text NOT NULL, message_type text NOT NULL,
      message_data jsonb NOT NULL, message_metadata jsonb NOT NULL,
      PRIMARY KEY (stream_id, stream_position, partition, is_archived)) PARTITION BY LIST (partition);
    CREATE TABLE ${schema}.emt_messages_emt_default PARTITION OF ${schema}.emt_messages
      FOR VALUES IN ('emt:default') PARTITION BY LIST (is_archived);
    CREATE TABLE ${schema}.emt_messages_emt_default_active PARTITION OF ${schema}.emt_messages_emt_default
      FOR VALUES IN (false)`),
  insert: async (client, schema, seed) => {
    await client.query(
      `INSERT INTO ${schema}.emt_streams VALUES ($1, $2, '[object Object]', $3, '[]')
       ON CONFLICT (stream_id, partition, is_archived) DO UPDATE SET stream_position = $2`,
      [seed.streamId, String(seed.version), seed.category],
    );
    await client.query(
      named(`INSERT INTO ${schema}.emt_messages (stream_id, stream_position, transaction_id, message_schema_version,
         message_id, message_type, message_data, message_metadata, created)
       VALUES ($1, $2, pg_current_xact_id(), $3, $4, $5, $6, $7, $8)`),
      [
        seed.streamId,
        String(seed.version),
        seed.schemaVersion ?? '1',
        seed.id,
        seed.type,
        payloadText(seed.data),
        metadataText(seed) ?? '{}',
        seed.recordedAt,
      ],
    );
  },
});

export const emmettFixture: TableFixture = {
  ...emmettTables((sql) => sql),
  layout: 'emmett',
  parameters: { tables: { e: 'emt_messages', s: 'emt_streams' } },
};

/** Up to 0.36 messages were events, by name of the table and of its columns, and had no kind. */
const asEvents = (sql: string): string =>
  sql
    .replaceAll('emt_messages', 'emt_events')
    .replaceAll(/ message_kind [^,]+,/g, '')
    .replaceAll(/message_(?=id|type|data|metadata|schema_version)/g, 'event_');

export const emmettEventsFixture: TableFixture = {
  ...emmettTables(asEvents),
  layout: 'emmett-events',
  parameters: { tables: { e: 'emt_events', s: 'emt_streams' } },
};
