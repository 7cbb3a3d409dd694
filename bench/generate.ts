import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { Client } from 'pg';
import { writeStore } from '@/scripts/demo/core/write-store.ts';
import { startPostgres } from './embedded-postgres.ts';
import { benchEvents } from './events.ts';
import { fillMessageDb } from './fill-message-db.ts';

const { values } = parseArgs({
  options: {
    sqlite: { type: 'string' },
    postgres: { type: 'string' },
    embedded: { type: 'string' },
    events: { type: 'string', default: '1000000' },
    seed: { type: 'string', default: 'bench' },
  },
});

async function fillPostgres(url: string, events: number): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await fillMessageDb(client, benchEvents({ seed: values.seed, events }));
  } finally {
    await client.end();
  }
}

async function fillEmbedded(folder: string, events: number): Promise<void> {
  const server = await startPostgres(folder);
  try {
    await fillPostgres(server.url, events);
  } finally {
    await server.stop();
  }
}

async function timed(what: string, work: () => Promise<void> | void): Promise<void> {
  const started = performance.now();
  await work();
  console.log(`${what}: ${((performance.now() - started) / 1000).toFixed(1)} s`);
}

async function run(): Promise<void> {
  const { sqlite, postgres, embedded, seed } = values;
  const events = Number(values.events);
  if (!(Number.isInteger(events) && events > 0)) throw new Error('--events is a whole number.');
  if (sqlite === undefined && postgres === undefined && embedded === undefined) {
    throw new Error(
      'Say where to: --sqlite FILE, --postgres URL (an empty database), --embedded DIR',
    );
  }
  if (sqlite !== undefined) {
    mkdirSync(dirname(sqlite), { recursive: true });
    await timed(sqlite, () => writeStore(sqlite, benchEvents({ seed, events }), []));
  }
  if (postgres !== undefined) await timed('Postgres', () => fillPostgres(postgres, events));
  if (embedded !== undefined) await timed(embedded, () => fillEmbedded(embedded, events));
}

await run();
