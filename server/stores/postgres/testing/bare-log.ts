import type pg from 'pg';
import type { EventStore } from '../../port.ts';
import { grantReading, openDetected } from './open-detected.ts';
import type { TestServer } from './test-server.ts';

/** One table with the columns of Message DB and nothing else: what locks and gaps need. */
export interface BareLog {
  readonly database: string;
  readonly store: EventStore;
  readonly writer: () => Promise<pg.Client>;
  readonly close: () => Promise<void>;
}

const table = `CREATE TABLE messages (global_position bigserial PRIMARY KEY, position bigint NOT NULL,
  time timestamp NOT NULL DEFAULT (now() AT TIME ZONE 'utc'), stream_name text NOT NULL, type text NOT NULL,
  data jsonb, metadata jsonb, id uuid NOT NULL DEFAULT gen_random_uuid())`;

let databases = 0;

export async function bareLog(server: TestServer, more = ''): Promise<BareLog> {
  const database = `bare${(databases += 1)}`;
  await server.createDatabase(database);
  const clients: pg.Client[] = [];
  const writer = async (): Promise<pg.Client> => {
    const client = await server.admin(database);
    clients.push(client);
    return client;
  };
  await (await writer()).query(`${table}; ${more}`);
  await grantReading(server, database, 'public');
  const { store } = await openDetected(server, database);
  return {
    database,
    store,
    writer,
    close: async () => {
      await store.close();
      await Promise.all(clients.map((client) => client.end().catch(() => undefined)));
    },
  };
}

/** Adds one event of the type, in whatever transaction the client is; returns its position. */
export async function add(client: pg.Client, type: string, into = 'messages'): Promise<string> {
  const { rows } = await client.query<{ at: string }>(
    `INSERT INTO ${into} (position, stream_name, type) VALUES (0, $1, $1) RETURNING global_position::text AS at`,
    [type],
  );
  return rows[0]?.at ?? '';
}

/** Adds so many events of the type, in whatever transaction the client is. */
export async function addMany(client: pg.Client, type: string, events: number): Promise<void> {
  await client.query(
    'INSERT INTO messages (position, stream_name, type) SELECT n, $1, $1 FROM generate_series(0, $2::int - 1) AS n',
    [type, events],
  );
}
