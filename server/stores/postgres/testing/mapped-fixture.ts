import { metadataText, payloadText, type TableFixture } from './table-harness.ts';

/** What many teams write themselves: text payloads, no unique key, times as microseconds. */
export const mappedFixture: TableFixture = {
  layout: 'mapped',
  parameters: {
    table: 'domain_events',
    position: 'no',
    streamId: { column: 'entity' },
    version: { column: 'revision' },
    type: { column: 'kind' },
    data: { column: 'body' },
    metadata: { column: 'context' },
    eventId: { column: 'guid' },
    categoryBefore: '-',
    recordedAt: { column: 'at' },
    snapshots: {
      table: 'Saved "states"',
      streamId: { column: 'entity' },
      version: { column: 'revision' },
      data: { column: 'state' },
      type: { column: 'of' },
      recordedAt: { column: 'at' },
    },
  },
  firstVersion: 1n,
  cannot: {
    bytes: 'its payload is text',
    erased: 'it has no mark for erased events',
    tags: 'it has no tags',
  },
  lateCommit: 'possible',
  tables: (schema) => `
    CREATE TABLE ${schema}.domain_events (no bigserial PRIMARY KEY, guid text NOT NULL, entity text NOT NULL,
      revision numeric NOT NULL, kind text NOT NULL, body text, context json, at timestamp NOT NULL);
    CREATE INDEX ON ${schema}.domain_events (entity, revision);
    CREATE TABLE ${schema}."Saved ""states""" (entity text, revision numeric, "of" text, state text, at timestamp)`,
  snapshots: {
    keeps: 'every',
    keepsTime: true,
    save: async (client, schema, { streamId, category, version, text, recordedAt }) => {
      await client.query(
        `INSERT INTO ${schema}."Saved ""states""" VALUES ($1, $2, $3, $4, $5::timestamptz AT TIME ZONE 'UTC')`,
        [streamId, String(version), category, text, recordedAt],
      );
    },
  },
  insert: async (client, schema, seed) => {
    await client.query(
      `INSERT INTO ${schema}.domain_events (guid, entity, revision, kind, body, context, at)
       VALUES ($1, $2, $3, $4, $5, $6, $7::timestamptz AT TIME ZONE 'UTC')`,
      [
        seed.id,
        seed.streamId,
        String(seed.version),
        seed.type,
        payloadText(seed.data),
        metadataText(seed),
        seed.recordedAt,
      ],
    );
  },
};

/** One JSON column that wraps everything. */
export const wrappedFixture: TableFixture = {
  layout: 'mapped',
  parameters: {
    table: 'Journal "of" $1',
    position: 'id',
    streamId: { column: 'record', path: ['entity', 'name'] },
    version: { column: 'record', path: ['entity', 'version'] },
    type: { column: 'record', path: ['type'] },
    data: { column: 'record', path: ['body'] },
    metadata: { column: 'record', path: ['meta'] },
    eventId: { column: 'record', path: ['id'] },
    categoryBefore: '-',
    recordedAt: { column: 'ms' },
    recordedAs: 'milliseconds',
    snapshots: {
      table: 'saved',
      streamId: { column: 'record', path: ['of'] },
      version: { column: 'record', path: ['upTo'] },
      data: { column: 'record', path: ['state'] },
    },
  },
  firstVersion: 1n,
  cannot: {
    'invalid-json': 'its payload is part of a JSON value',
    'exact-text': 'an absent part cannot be told from spacing around it',
    bytes: 'its payload is part of a JSON value',
    erased: 'it has no mark for erased events',
    tags: 'it has no tags',
    'recorded-time': 'it keeps milliseconds',
    microseconds: 'it keeps milliseconds',
  },
  lateCommit: 'possible',
  tables: (schema) => `
    CREATE TABLE ${schema}."Journal ""of"" $1" (id bigserial PRIMARY KEY, record json NOT NULL, ms bigint);
    CREATE TABLE ${schema}.saved (record json)`,
  snapshots: {
    keeps: 'every',
    keepsTime: false,
    save: async (client, schema, { streamId, version, text }) => {
      const record = `{"of": "${streamId}", "upTo": ${version}, "state": ${text}}`;
      await client.query(`INSERT INTO ${schema}.saved VALUES ('{"upTo": "none"}'), ($1)`, [record]);
    },
  },
  insert: async (client, schema, seed) => {
    const data = payloadText(seed.data);
    const body = data === null ? '' : `, "body": ${data}`;
    const entity = JSON.stringify({ name: seed.streamId, version: String(seed.version) });
    const record = `{"entity": ${entity}, "type": ${JSON.stringify(seed.type)}, "id": "${seed.id}", "meta": ${metadataText(seed) ?? 'null'}${body}}`;
    await client.query(`INSERT INTO ${schema}."Journal ""of"" $1" (record, ms) VALUES ($1, $2)`, [
      record,
      String(Date.parse(seed.recordedAt)),
    ]);
  },
};
