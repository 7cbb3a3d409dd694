import { AppError } from '@/lib/errors.ts';
import type { EventStore, LayoutGuess } from '../../port.ts';
import { quiet } from '../../conformance/suite.ts';
import { postgresAdapter } from '../adapter.ts';
import type { TestServer } from './test-server.ts';

/** The URL of a database as the role that may only read sees it. */
export const readerUrl = (server: TestServer, database: string): string => {
  const { user, password, host, port } = server.reader(database);
  return `postgres://${user}:${password}@${host}:${port}/${database}?sslmode=disable`;
};

/** The URL of a database as its owner, for libraries that write. */
export const ownerUrl = (server: TestServer, database: string): string => {
  const { user, password, host, port } = server.owner(database);
  return `postgresql://${user}:${password}@${host}:${port}/${database}`;
};

/** Lets the reader role read what a library has made in a schema. */
export async function grantReading(
  server: TestServer,
  database: string,
  schema: string,
): Promise<void> {
  const client = await server.admin(database);
  await client.query(`GRANT USAGE ON SCHEMA ${schema} TO reader`);
  await client.query(`GRANT SELECT ON ALL TABLES IN SCHEMA ${schema} TO reader`);
  await client.end();
}

/** Opens a database as a person would: one URL, the best guess. */
export async function openDetected(
  server: TestServer,
  database: string,
): Promise<{ readonly store: EventStore; readonly guess: LayoutGuess }> {
  const config = { url: readerUrl(server, database) };
  const [guess] = await postgresAdapter.detect(config, quiet);
  if (guess === undefined) throw new AppError('not_found', `nothing was detected in ${database}`);
  return { store: await postgresAdapter.open(config, guess), guess };
}
