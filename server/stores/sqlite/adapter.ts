import 'server-only';
import { z } from 'zod';
import type { StoreAdapter } from '../port.ts';
import type { Connection } from './connection.ts';
import { detectLayouts } from './detect.ts';
import { inspectTables } from './inspect.ts';
import { resolveLayout } from './layouts/resolve.ts';
import { openFile } from './open-file.ts';
import { openStore } from './store.ts';

const config = z.object({
  /** Path of the file. */
  path: z.string().min(1).max(4096),
});

/** Opening may read a page of each table it checks. */
const openMilliseconds = 30_000;

export type SqliteConfig = z.infer<typeof config>;

/** SQLite files, opened read-only in a worker thread. */
export const sqliteAdapter: StoreAdapter<SqliteConfig> = {
  engine: 'sqlite',
  config,
  detect: ({ path }, signal) =>
    whileOpen(path, async (connection) => detectLayouts(await inspectTables(connection, signal))),
  inspect: ({ path }, signal) => whileOpen(path, (connection) => inspectTables(connection, signal)),
  async open({ path }, guess) {
    const signal = AbortSignal.timeout(openMilliseconds);
    const connection = await openFile(path);
    try {
      const tables = await inspectTables(connection, signal);
      const layout = await resolveLayout(guess, { connection, tables }, signal);
      return await openStore(connection, layout);
    } catch (error) {
      await connection.close();
      throw error;
    }
  },
};

async function whileOpen<Result>(
  path: string,
  use: (connection: Connection) => Promise<Result>,
): Promise<Result> {
  const connection = await openFile(path);
  try {
    return await use(connection);
  } finally {
    await connection.close();
  }
}
