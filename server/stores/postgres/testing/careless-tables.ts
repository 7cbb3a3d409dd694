import type { EventStore } from '../../port.ts';
import { grantReading, openDetected } from './open-detected.ts';
import type { TestServer } from './test-server.ts';

/** What makes "a" and "A" the same, and the type of a column in which it does. */
export const kinds: readonly (readonly [string, string, string])[] = [
  ['citext', 'CREATE EXTENSION citext', 'citext'],
  [
    'a_collation',
    `CREATE COLLATION careless (provider = icu, locale = 'und-u-ks-level2', deterministic = false)`,
    'text COLLATE careless',
  ],
];

let made = 0;

/** A store with names that differ in their case only, in such columns, each with an index. */
export async function onNames(
  server: TestServer,
  [name, make, type]: (typeof kinds)[number],
  use: (store: EventStore) => Promise<void>,
): Promise<void> {
  made += 1;
  const database = `${name}_${made}`;
  await server.createDatabase(database);
  const admin = await server.admin(database);
  await admin.query(`${make};
    CREATE TABLE messages (global_position bigserial PRIMARY KEY, position bigint NOT NULL,
      time timestamp NOT NULL DEFAULT (now() AT TIME ZONE 'utc'), stream_name ${type} NOT NULL, type ${type} NOT NULL,
      data jsonb, metadata jsonb, id uuid NOT NULL DEFAULT gen_random_uuid());
    CREATE INDEX ON messages (stream_name, position); CREATE INDEX ON messages (type, global_position);
    INSERT INTO messages (position, stream_name, type) VALUES (0, 'order-1', 'Opened'), (0, 'ORDER-1', 'opened'),
      (1, 'order-1', 'Opened'), (0, 'Order-2', 'opened')`);
  await admin.end();
  await grantReading(server, database, 'public');
  const { store } = await openDetected(server, database);
  try {
    await use(store);
  } finally {
    await store.close();
  }
}
