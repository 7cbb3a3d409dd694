import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Client } from 'pg';
import type { Row } from '@/scripts/demo/core/journal.ts';

const BATCH = 5000;

const databaseFolder = join(
  dirname(createRequire(import.meta.url).resolve('@eventide/message-db/package.json')),
  'database',
);

const statementsOf = (name: string): string => readFileSync(join(databaseFolder, name), 'utf8');

const INSERT = `
  INSERT INTO message_store.messages
    (global_position, position, time, stream_name, type, data, metadata, id)
  SELECT * FROM unnest($1::bigint[], $2::bigint[], $3::timestamp[], $4::text[], $5::text[],
    $6::jsonb[], $7::jsonb[], $8::uuid[])`;

async function insert(client: Client, rows: readonly Row[], first: number): Promise<void> {
  await client.query(INSERT, [
    rows.map((_, index) => first + index),
    rows.map(({ version }) => version - 1),
    rows.map(({ recordedAt }) => recordedAt.slice(0, -1)),
    rows.map(({ stream }) => stream),
    rows.map(({ type }) => type),
    rows.map((row) => row.data),
    rows.map((row) => row.metadata),
    rows.map(({ id }) => id),
  ]);
}

/**
 * Makes Message DB's own table and indexes in an empty database and fills it. Versions count from 0,
 * as Message DB does; positions from 1. Answers the number of events.
 */
export async function fillMessageDb(client: Client, events: Iterable<Row>): Promise<number> {
  for (const name of [
    'schema/message-store.sql',
    'functions/category.sql',
    'tables/messages.sql',
  ]) {
    await client.query(statementsOf(name));
  }
  await client.query('BEGIN');
  let done = 0;
  let batch: Row[] = [];
  const flush = async (): Promise<void> => {
    await insert(client, batch, done + 1);
    done += batch.length;
    batch = [];
  };
  for (const row of events) {
    batch.push(row);
    if (batch.length === BATCH) await flush();
  }
  if (batch.length > 0) await flush();
  await client.query('COMMIT');
  await client.query(
    `SELECT setval('message_store.messages_global_position_seq', greatest($1::bigint, 1))`,
    [done],
  );
  for (const name of ['id', 'stream', 'category']) {
    await client.query(statementsOf(`indexes/messages-${name}.sql`));
  }
  await client.query('VACUUM ANALYZE message_store.messages');
  return done;
}
