import { payloadText, type TableFixture } from './table-harness.ts';

/** Marten with string identity and all its metadata columns. */
export const martenFixture: TableFixture = {
  layout: 'marten',
  parameters: { tables: { e: 'mt_events', s: 'mt_streams' } },
  firstVersion: 1n,
  cannot: {
    'exact-text': 'jsonb does not keep it',
    'invalid-json': 'jsonb refuses it',
    'absent-data': 'its data column is NOT NULL',
    erased: 'it has no mark for erased events',
    tags: 'its tags are not read yet',
    'duplicate-versions': 'its unique index forbids them',
  },
  lateCommit: 'possible',
  tables: (schema) => `
    CREATE SEQUENCE ${schema}.mt_events_sequence;
    CREATE TABLE ${schema}.mt_streams (id varchar PRIMARY KEY, type varchar, version bigint,
      timestamp timestamptz DEFAULT now(), created timestamptz DEFAULT now(),
      tenant_id varchar DEFAULT '*DEFAULT*', is_archived bool DEFAULT false);
    CREATE TABLE ${schema}.mt_events (
      seq_id bigint PRIMARY KEY DEFAULT nextval('${schema}.mt_events_sequence'), id uuid NOT NULL,
      stream_id varchar NOT NULL, version bigint NOT NULL, data jsonb NOT NULL, bdata bytea,
      type varchar(500) NOT NULL, timestamp timestamptz NOT NULL DEFAULT now(),
      tenant_id varchar DEFAULT '*DEFAULT*', mt_dotnet_type varchar, correlation_id varchar,
      causation_id varchar, user_name varchar, headers jsonb, is_archived bool DEFAULT false);
    CREATE UNIQUE INDEX ON ${schema}.mt_events (stream_id, version);
    CREATE TABLE ${schema}.mt_doc_order (id varchar PRIMARY KEY, data jsonb NOT NULL,
      mt_last_modified timestamptz DEFAULT transaction_timestamp(), mt_version integer NOT NULL DEFAULT 0,
      mt_dotnet_type varchar, mt_deleted bool DEFAULT false)`,
  snapshots: {
    keeps: 'newest',
    keepsTime: true,
    save: async (client, schema, { streamId, category, version, text, recordedAt }) => {
      await client.query(
        `INSERT INTO ${schema}.mt_doc_${category} (id, data, mt_version, mt_last_modified)
         VALUES ($1::varchar, $2::jsonb || jsonb_build_object('Id', $1::varchar, 'Version', $3::integer), $3::integer, $4)
         ON CONFLICT (id) DO UPDATE SET data = excluded.data, mt_version = $3::integer, mt_last_modified = $4`,
        [streamId, text, String(version), recordedAt],
      );
    },
  },
  insert: async (client, schema, seed) => {
    await client.query(
      `INSERT INTO ${schema}.mt_streams (id, type, version) VALUES ($1, $2, $3)
       ON CONFLICT (id) DO UPDATE SET version = $3`,
      [seed.streamId, seed.category, String(seed.version)],
    );
    await client.query(
      `INSERT INTO ${schema}.mt_events (stream_id, version, id, type, data, bdata, timestamp,
         correlation_id, causation_id, user_name, headers)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        seed.streamId,
        String(seed.version),
        seed.id,
        seed.type,
        payloadText(seed.data) ?? '{}',
        seed.data.kind === 'bytes' ? Buffer.from(seed.data.bytes) : null,
        seed.recordedAt,
        seed.correlationId,
        seed.causationId,
        seed.initiator,
        seed.schemaVersion === null ? null : JSON.stringify({ schemaVersion: seed.schemaVersion }),
      ],
    );
  },
};

/** Documents of before numeric revisions: their version stands in their JSON only. */
export const martenMemberFixture: TableFixture = {
  ...martenFixture,
  tables: (schema) =>
    martenFixture
      .tables(schema)
      .replace(
        'mt_version integer NOT NULL DEFAULT 0',
        "mt_version uuid DEFAULT '00000000-0000-4000-8000-000000000001'",
      ),
  snapshots: {
    keeps: 'newest',
    keepsTime: true,
    save: async (client, schema, { streamId, category, version, text, recordedAt }) => {
      await client.query(
        `INSERT INTO ${schema}.mt_doc_${category} (id, data, mt_last_modified, mt_deleted)
         VALUES ($1::varchar, $2::jsonb || jsonb_build_object('version', $3::integer), $4, false),
           ('order-2', '{"version": 1}', $4, true)
         ON CONFLICT (id) DO UPDATE SET data = excluded.data, mt_last_modified = $4`,
        [streamId, text, String(version), recordedAt],
      );
    },
  },
};
