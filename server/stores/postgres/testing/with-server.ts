import { afterAll, beforeAll } from 'vitest';
import { startServer, type TestServer } from './test-server.ts';

/** The server that the tests of a file share, once it runs; throws before. */
export type Started = () => TestServer;

interface Wanted {
  /** Each is given to the server as `-c`. */
  readonly settings?: readonly string[];
  /** Databases that are there from the beginning. */
  readonly databases?: readonly string[];
}

/**
 * Starts a server before the tests of the file that calls this and stops it after them. Hooks of the
 * file come after it in both directions: what they open, they close while the server still runs.
 */
export function withServer({ settings = [], databases = [] }: Wanted = {}): Started {
  let server: TestServer | undefined;
  beforeAll(async () => {
    server = await startServer(settings.flatMap((setting) => ['-c', setting]));
    for (const database of databases) await server.createDatabase(database);
  });
  afterAll(() => server?.stop());
  return () => {
    if (server === undefined) throw new Error('the server has not started');
    return server;
  };
}
