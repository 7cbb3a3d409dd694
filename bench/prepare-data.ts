import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { writeStore } from '@/scripts/demo/core/write-store.ts';
import { startPostgres, type RunningPostgres } from './embedded-postgres.ts';
import { benchEvents, type BenchData } from './events.ts';
import { fillMessageDb } from './fill-message-db.ts';

export interface WantedData {
  readonly folder: string;
  /** Events of the longest stream; a quarter as many lie in other streams. */
  readonly longest: number;
  readonly say: (line: string) => void;
}

const dataOf = (longest: number): BenchData => ({
  seed: 'bench',
  events: Math.ceil(longest * 1.25),
  longest,
});

/** The SQLite file with the wanted events, written when it is not there yet. */
export function prepareSqlite({ folder, longest, say }: WantedData): string {
  const file = join(folder, `bench-${longest}.db`);
  if (existsSync(file)) return file;
  mkdirSync(folder, { recursive: true });
  say(`Writing ${file} …`);
  // Half a file must never be taken for a whole one.
  const unfinished = `${file}.unfinished`;
  writeStore(unfinished, benchEvents(dataOf(longest)), []);
  renameSync(unfinished, file);
  return file;
}

/** A running PostgreSQL with the wanted events in Message DB's tables. */
export async function preparePostgres(wanted: WantedData): Promise<RunningPostgres> {
  const { folder, longest, say } = wanted;
  const data = join(folder, `postgres-${longest}`);
  const filled = join(folder, `postgres-${longest}.filled`);
  if (existsSync(filled)) return startPostgres(data);
  rmSync(data, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  say(`Filling a PostgreSQL in ${data} …`);
  const server = await startPostgres(data);
  try {
    await fill(server.url, longest);
  } catch (error) {
    await server.stop();
    throw error;
  }
  writeFileSync(filled, '');
  return server;
}

async function fill(url: string, longest: number): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await fillMessageDb(client, benchEvents(dataOf(longest)));
  } finally {
    await client.end();
  }
}
