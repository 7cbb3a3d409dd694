import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { streamId } from '@/lib/events/ids.ts';
import { everything, quiet, reading, walkLog, whole } from '../conformance/suite.ts';
import type { EventStore, PushedTerm } from '../port.ts';
import { matches } from '../shared/matches.ts';
import { grantReading, openDetected } from './testing/open-detected.ts';
import { startServer, type TestServer } from './testing/test-server.ts';

let server: TestServer | undefined;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server?.stop());

function on(): TestServer {
  if (server === undefined) throw new Error('the server has not started');
  return server;
}

/** What makes "a" and "A" the same, and the type of a column in which it does. */
const kinds: readonly (readonly [string, string, string])[] = [
  ['citext', 'CREATE EXTENSION citext', 'citext'],
  [
    'a_collation',
    `CREATE COLLATION careless (provider = icu, locale = 'und-u-ks-level2', deterministic = false)`,
    'text COLLATE careless',
  ],
];

async function onNames(
  [database, make, type]: (typeof kinds)[number],
  use: (store: EventStore) => Promise<void>,
): Promise<void> {
  await on().createDatabase(database);
  const admin = await on().admin(database);
  await admin.query(`${make};
    CREATE TABLE messages (global_position bigserial PRIMARY KEY, position bigint NOT NULL,
      time timestamp NOT NULL DEFAULT (now() AT TIME ZONE 'utc'), stream_name ${type} NOT NULL, type ${type} NOT NULL,
      data jsonb, metadata jsonb, id uuid NOT NULL DEFAULT gen_random_uuid());
    CREATE INDEX ON messages (stream_name, position); CREATE INDEX ON messages (type, global_position);
    INSERT INTO messages (position, stream_name, type) VALUES (0, 'order-1', 'Opened'), (0, 'ORDER-1', 'opened'),
      (1, 'order-1', 'Opened'), (0, 'Order-2', 'opened')`);
  await admin.end();
  await grantReading(on(), database, 'public');
  const { store } = await openDetected(on(), database);
  try {
    await use(store);
  } finally {
    await store.close();
  }
}

const terms: readonly (readonly [PushedTerm['term'], string])[] = [
  ...([
    ['type', 'opened'],
    ['stream', 'order-1'],
  ] as const),
  ...([
    ['category', 'order'],
    ['streamPrefix', 'order'],
  ] as const),
];

describe('names that differ in their case only, in columns to which they are the same', () => {
  it.each(kinds)('are told apart: %s', async (...kind) => {
    await onNames(kind, async (store) => {
      const log = await walkLog(store, everything);
      expect(log).toHaveLength(4);
      for (const [term, value] of terms) {
        for (const negated of [false, true]) {
          const filter = { all: [{ term, anyOf: [value], negated }] };
          const { items } = await store.readLog(filter, whole(), reading());
          expect(items, term).toEqual(log.filter((event) => matches(filter, event)));
        }
      }
      const { items } = await store.readStream(streamId('order-1'), whole(), reading());
      expect(items.map((event) => event.streamId)).toEqual(['order-1', 'order-1']);
      const listed = await store.listStreams({ prefix: '', order: 'id' }, whole(), reading());
      const names = listed.items.map((stream) => stream.streamId);
      expect(names.toSorted()).toEqual(['ORDER-1', 'Order-2', 'order-1']);
      const { types } = await store.describe(quiet);
      expect(new Set(types.map((each) => each.type))).toEqual(new Set(['Opened', 'opened']));
    });
  });
});
