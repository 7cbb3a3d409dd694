import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';
import { metadataText, payloadText, type TableFixture } from './table-harness.ts';

const folder = join(process.cwd(), 'node_modules/@eventide/message-db/database');

const file = (name: string): string => readFileSync(join(folder, `${name}.sql`), 'utf8');

const functions = [
  'message-store-version',
  'hash-64',
  'acquire-lock',
  'category',
  'is-category',
  'id',
  'cardinal-id',
  'stream-version',
  'write-message',
  'get-stream-messages',
  'get-category-messages',
  'get-last-stream-message',
];

/** The package's own SQL files, in the order of its installer. */
const tables: readonly string[] = ['tables/messages', 'types/message'];
const rest: readonly string[] = [
  ...functions.map((name) => `functions/${name}`),
  'indexes/messages-id',
  'indexes/messages-stream',
  'indexes/messages-category',
];

const sql = (names: readonly string[]): string => names.map(file).join('\n');

/** The whole of the library, in the schema that it makes itself; names are found there afterwards. */
export async function installMessageDb(client: pg.Client): Promise<void> {
  await client.query(
    sql(['roles/message-store', 'schema/message-store', 'extensions/pgcrypto', ...tables, ...rest]),
  );
  await client.query('SET search_path = message_store, public');
}

/** Message DB's tables and functions in a schema of another name. */
const inSchema = (schema: string): string =>
  sql([...tables, ...rest]).replaceAll(/\bmessage_store\b/g, schema);

export const messageDbFixture: TableFixture = {
  layout: 'message-db',
  parameters: { tables: { e: 'messages' } },
  firstVersion: 0n,
  cannot: {
    'exact-text': 'jsonb does not keep it',
    'invalid-json': 'jsonb refuses it',
    bytes: 'it has no bytes',
    erased: 'it has no mark for erased events',
    tags: 'it has no tags',
    'duplicate-versions': 'its unique index forbids them',
  },
  lateCommit: 'possible',
  tables: (schema) => `SET search_path = ${schema}, public; ${inSchema(schema)}; RESET search_path`,
  snapshots: {
    keeps: 'every',
    keepsTime: true,
    save: async (client, schema, { streamId, version, text, recordedAt }) => {
      const name = streamId.replace('-', ':snapshot-');
      await client.query(
        `INSERT INTO ${schema}.messages (stream_name, position, type, data, time)
         SELECT $1, count(*), 'Recorded', $2::jsonb, $3::timestamptz AT TIME ZONE 'UTC'
         FROM ${schema}.messages WHERE stream_name = $1`,
        [name, `{"entityData":${text},"entityVersion":${version}}`, recordedAt],
      );
    },
  },
  insert: async (client, schema, seed) => {
    await client.query(
      `INSERT INTO ${schema}.messages (stream_name, position, type, id, data, metadata, time)
       VALUES ($1, $2, $3, $4, $5, $6, $7::timestamptz AT TIME ZONE 'UTC')`,
      [
        seed.streamId,
        String(seed.version),
        seed.type,
        seed.id,
        payloadText(seed.data),
        metadataText(seed),
        seed.recordedAt,
      ],
    );
  },
};
