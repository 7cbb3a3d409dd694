import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getSQLiteEventStore } from '@event-driven-io/emmett-sqlite';
import { installMessageDb } from '../../server/stores/postgres/testing/message-db-fixture.ts';
import { password, type TestServer } from '../../server/stores/postgres/testing/test-server.ts';

/** What the libraries were given to write, the text in the form that both of them keep. */
export const written = {
  stream: 'account-7',
  email: 'mia@example.org',
  types: ['AccountOpened', 'EmailChanged', 'AccountClosed'],
} as const;

const data = [{ email: 'old@example.org' }, { email: written.email }, { closed: true }];
const events = written.types.map((type, index) => ({ type, data: { ...data[index] } }));

/** A SQLite file written by Emmett itself. */
export async function emmettFile(): Promise<string> {
  const path = join(mkdtempSync(join(tmpdir(), 'backstory-e2e-')), 'emmett.db');
  await getSQLiteEventStore({ fileName: path }).appendToStream(written.stream, events);
  return path;
}

/** A database written by Message DB's own functions; the address to open it with. */
export async function messageDbAddress(server: TestServer): Promise<string> {
  await server.createDatabase('shop');
  const client = await server.admin('shop');
  await installMessageDb(client);
  for (const { type, data: payload } of events) {
    await client.query('SELECT write_message(gen_random_uuid()::varchar, $1, $2, $3)', [
      written.stream,
      type,
      JSON.stringify(payload),
    ]);
  }
  await client.query('GRANT USAGE ON SCHEMA message_store TO reader');
  await client.query('GRANT SELECT ON ALL TABLES IN SCHEMA message_store TO reader');
  await client.end();
  return `postgres://reader:${password}@127.0.0.1:${server.port}/shop`;
}
