import {
  getPostgreSQLEventStore,
  type PostgresEventStore,
} from '@event-driven-io/emmett-postgresql';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { streamId } from '@/lib/events/ids.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import { Fold } from '@/lib/fold/fold.ts';
import { inferredReducer } from '@/lib/fold/inferred-reducer.ts';
import { printJson } from '@/lib/json/print-json.ts';
import { everything, quiet, walkLog, walkStream, walkStreams } from '../../conformance/suite.ts';
import type { EventStore, LayoutGuess } from '../../port.ts';
import { grantReading, openDetected, ownerUrl } from '../testing/open-detected.ts';
import { withServer } from '../testing/with-server.ts';

const started = withServer({ databases: ['emmett'] });
let library: PostgresEventStore;
let admin: pg.Client;
let store: EventStore;
let guess: LayoutGuess;

const streams = ['shopping_cart-1', 'shopping_cart-2', 'invoice-7', 'order:2'];

const event = (number: number) => ({
  type: `Type${number % 3}`,
  data: { number, text: 'é 😀', [`seen${number % 4}`]: number, nested: { list: [1, 2.5], number } },
  metadata: { correlationId: `c-${number % 4}`, causationId: `e-${number}`, userId: 'anna' },
});

type Written = ReturnType<typeof event>;
type State = Readonly<Record<string, unknown>>;

beforeAll(async () => {
  library = getPostgreSQLEventStore(ownerUrl(started(), 'emmett'));
  for (let number = 0; number < 24; number += 2) {
    const name = streams[(number / 2) % streams.length] ?? 'shopping_cart-1';
    await library.appendToStream(name, [event(number), event(number + 1)]);
  }
  await grantReading(started(), 'emmett', 'public');
  admin = await started().admin('emmett');
  ({ store, guess } = await openDetected(started(), 'emmett'));
});

afterAll(async () => {
  await store.close();
  await library.close();
  await admin.end();
});

const parsed = (each: RecordedEvent): unknown =>
  each.data.kind === 'json' ? JSON.parse(each.data.text) : each.data.kind;

async function stored(what: string): Promise<ReadonlyMap<string, string>> {
  const { rows } = await admin.query<{ id: string; what: string }>(
    `SELECT message_id AS id, (${what})::text AS what FROM emt_messages`,
  );
  return new Map(rows.map((row) => [row.id, row.what]));
}

describe('a database written by Emmett for PostgreSQL itself', () => {
  it('is recognised as Emmett at its partitioned parents, and says why', () => {
    expect(guess).toMatchObject({
      layout: 'emmett',
      confidence: 1,
      parameters: { schema: 'public', tables: { e: 'emt_messages', s: 'emt_streams' } },
    });
    expect(guess.reasons.join(' ')).toContain('public.emt_messages has the columns');
  });

  it.each(streams)('gives the stream %s as the library reads it', async (name) => {
    const own = await library.readStream(name);
    const ours = await walkStream(store, streamId(name), { options: { limit: 2 } });
    expect(ours.map((each) => [each.id, each.type, each.version])).toEqual(
      own.events.map(({ type, metadata }) => [metadata.messageId, type, metadata.streamPosition]),
    );
    expect(ours.map(({ position }) => position?.split('-').at(-1))).toEqual(
      own.events.map(({ metadata }) => String(metadata.globalPosition)),
    );
    expect(ours.map(parsed)).toEqual(own.events.map(({ data }) => data));
  });

  it.each(streams)('folds %s to the state that the library aggregates', async (name) => {
    const { state } = await library.aggregateStream<State, Written>(name, {
      evolve: (before: State, { data }: Written): State => ({ ...before, ...data }),
      initialState: () => ({}),
    });
    const fold = new Fold(inferredReducer, { track: true });
    for (const each of await walkStream(store, streamId(name))) fold.take(each);
    expect(fold.state === undefined ? null : JSON.parse(printJson(fold.state))).toEqual(state);
  });

  it('keeps the text of every payload and every time as the table has them', async () => {
    const log = await walkLog(store, everything);
    const texts = await stored('message_data');
    const metadata = await stored('message_metadata');
    const times = await stored(
      "to_char(created AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US')",
    );
    expect(log).toHaveLength(24);
    for (const each of log) {
      expect(each.data).toEqual({ kind: 'json', text: texts.get(each.id) });
      expect(each.metadata).toEqual({ kind: 'json', text: metadata.get(each.id) });
      expect(each.recordedAt?.replace(/Z$/, '').padEnd(26, '0')).toBe(times.get(each.id));
    }
  });

  it('gives the whole log in the order of writing', async () => {
    const log = await walkLog(store, everything);
    expect(log.map((each) => (parsed(each) as { number: number }).number)).toEqual(
      Array.from({ length: 24 }, (_, number) => number),
    );
  });

  it('reads ids and people from the metadata of the application', async () => {
    const [first] = await walkLog(store, everything);
    expect(first).toMatchObject({
      correlationId: 'c-0',
      causationId: 'e-0',
      initiator: 'anna',
      schemaVersion: '1',
      tenant: null,
    });
  });

  it('knows the type of streams where the library knows it', async () => {
    const found = await walkStreams(store, { prefix: '', order: 'id' });
    expect(found.map((each) => [each.streamId, each.category, each.lastVersion])).toEqual([
      ['invoice-7', 'invoice', 6n],
      ['order:2', null, 6n],
      ['shopping_cart-1', 'shopping_cart', 6n],
      ['shopping_cart-2', 'shopping_cart', 6n],
    ]);
  });

  it('follows what the library appends while the store is open', async () => {
    const stop = new AbortController();
    const heard: RecordedEvent[] = [];
    for await (const item of store.tail(everything, 'head', stop.signal)) {
      if (item.kind === 'event') heard.push(item.event);
      else if (heard.length === 0) await library.appendToStream('late-1', [event(99)]);
      if (heard.length > 0) stop.abort();
    }
    const [late] = await walkStream(store, streamId('late-1'));
    expect(heard).toEqual([late]);
    expect(late === undefined ? null : await store.findEvent(late.id, quiet)).toEqual(late);
  });

  it('is kept from writing by the server, and warns that the library has no index on its log', async () => {
    const { readOnly, warnings } = await store.check(quiet);
    expect(readOnly).toBe('enforced');
    expect(warnings.map(({ code }) => code)).toEqual(['no-order-index']);
  });
});
