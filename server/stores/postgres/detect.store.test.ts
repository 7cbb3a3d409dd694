import { beforeAll, describe, expect, it } from 'vitest';
import { PostgresEventStorageAdapter } from '@castore/event-storage-adapter-postgres';
import { getPostgreSQLEventStore } from '@event-driven-io/emmett-postgresql';
import { quiet, reading, whole } from '../conformance/suite.ts';
import type { LayoutGuess, TableShape } from '../port.ts';
import { postgresAdapter } from './adapter.ts';
import { commandedFixture } from './testing/commanded-fixture.ts';
import { lookAlikes } from './testing/look-alikes.ts';
import { martenFixture } from './testing/marten-fixture.ts';
import { installMessageDb } from './testing/message-db-fixture.ts';
import { grantReading, ownerUrl, readerUrl } from './testing/open-detected.ts';
import { railsFixture } from './testing/rails-fixture.ts';
import { type TestServer } from './testing/test-server.ts';
import { withServer } from './testing/with-server.ts';

const started = withServer({ databases: ['everything'] });
let guesses: readonly LayoutGuess[] = [];
let tables: readonly TableShape[] = [];
let url: string;

const fixtures = {
  marten: martenFixture,
  commanded: commandedFixture,
  rails: railsFixture('yaml'),
};
const lookAlikeSchemas = ['eventuous', 'sqlstreamstore', 'shop', 'billing'];

async function fill(on: TestServer): Promise<void> {
  const admin = await on.admin('everything');
  await installMessageDb(admin);
  for (const [schema, { tables: sql }] of Object.entries(fixtures)) {
    await admin.query(`CREATE SCHEMA ${schema}; ${sql(schema)}`);
  }
  await admin.query(`RESET search_path; ${lookAlikes}`);
  await admin.query(`CREATE SCHEMA archive; CREATE TABLE archive.mt_events (LIKE marten.mt_events)
    PARTITION BY LIST (is_archived);
    CREATE TABLE archive.mt_events_false PARTITION OF archive.mt_events FOR VALUES IN (false)`);
  await admin.end();
  const connectionString = ownerUrl(on, 'everything');
  const emmett = getPostgreSQLEventStore(connectionString);
  await emmett.appendToStream('cart-1', [{ type: 'Opened', data: {} }]);
  await emmett.close();
  await PostgresEventStorageAdapter.createEventTable({ connectionString });
  const readable = ['public', 'message_store', 'archive', ...Object.keys(fixtures)];
  for (const schema of [...readable, ...lookAlikeSchemas]) {
    await grantReading(on, 'everything', schema);
  }
}

beforeAll(async () => {
  await fill(started());
  url = readerUrl(started(), 'everything');
  guesses = await postgresAdapter.detect({ url }, quiet);
  tables = await postgresAdapter.inspect({ url }, quiet);
});

const mainTable = ({ parameters }: LayoutGuess): string => {
  const {
    schema,
    tables: named,
    table,
  } = parameters as {
    readonly schema: string;
    readonly table?: string;
    readonly tables?: Readonly<Record<string, string>>;
  };
  return `${schema}.${table ?? Object.values(named ?? {})[0] ?? ''}`;
};

describe('a database that holds every layout at once', () => {
  it('finds each layout, once per table that is one', () => {
    const known = guesses.filter(({ layout }) => layout !== 'mapped');
    expect(known.map((guess) => `${guess.layout} at ${mainTable(guess)}`).toSorted()).toEqual([
      'castore at public.event',
      'commanded at commanded.stream_events',
      'emmett at public.emt_messages',
      'marten at archive.mt_events',
      'marten at marten.mt_events',
      'message-db at message_store.messages',
      'rails-event-store at rails.event_store_events',
    ]);
  });

  it('offers look-alikes for mapping only, and below every layout it knows', () => {
    const mapped = guesses.filter(({ layout }) => layout === 'mapped');
    expect(mapped.map(mainTable)).toEqual(
      expect.arrayContaining(['shop.events', 'billing.stored_events', 'eventuous.messages']),
    );
    expect(mapped.map(mainTable)).not.toContain('shop.customers');
    const least = Math.min(
      ...guesses.filter(({ layout }) => layout !== 'mapped').map(({ confidence }) => confidence),
    );
    for (const { confidence } of mapped) expect(confidence).toBeLessThan(least);
    expect(guesses.map(({ confidence }) => confidence)).toEqual(
      guesses.map(({ confidence }) => confidence).toSorted((a, b) => b - a),
    );
  });

  it('says for each guess by which table and columns', () => {
    for (const guess of guesses) {
      expect(guess.reasons[0]).toContain(mainTable(guess));
      expect(guess.reasons[0]).toMatch(/columns/);
    }
  });

  it('is less sure of Marten without its table of streams, and says that it is missing', () => {
    const of = (schema: string) =>
      guesses.find((each) => mainTable(each) === `${schema}.mt_events`);
    expect(of('archive')?.confidence).toBeLessThan(of('marten')?.confidence ?? 0);
    expect(of('archive')?.reasons).toContain('There is no table mt_streams beside it.');
    expect(of('marten')?.reasons).toContain('marten.mt_streams stands beside it.');
  });

  it('leaves out children of partitioned tables and what the role may not read', () => {
    const names = tables.map(({ schema, table }) => `${schema ?? ''}.${table}`);
    expect(names).toContain('public.emt_messages');
    expect(names.filter((name) => /emt_messages_|mt_events_false|secret/.test(name))).toEqual([]);
  });

  it('opens every guess of a known layout and can read it', async () => {
    for (const guess of guesses.filter(({ layout }) => layout !== 'mapped')) {
      const store = await postgresAdapter.open({ url }, guess);
      const { items } = await store.readLog({ all: [] }, whole(), reading({ limit: 5 }));
      expect([guess.layout, items.length]).toEqual([
        guess.layout,
        guess.layout === 'emmett' ? 1 : 0,
      ]);
      await store.close();
    }
  });

  it('opens the mapping that it suggests for a home-grown table', async () => {
    const guess = guesses.find((each) => mainTable(each) === 'shop.events');
    expect(guess?.parameters).toMatchObject({
      position: 'id',
      streamId: { column: 'aggregate_id' },
      type: { column: 'event_type' },
      data: { column: 'payload' },
      recordedAt: { column: 'created_at' },
    });
    if (guess === undefined) return;
    const store = await postgresAdapter.open({ url }, guess);
    expect((await store.readLog({ all: [] }, whole(), reading())).items).toEqual([]);
    await store.close();
  });

  it.each([
    ['that is gone', { schema: 'shop', tables: { e: 'nothing' } }],
    ['without its columns', { schema: 'shop', tables: { e: 'messages' } }],
    ['that the role may not read', { schema: 'secret', tables: { e: 'mt_events' } }],
  ])('refuses to open a layout at a table %s', async (_, parameters) => {
    const guess = { layout: 'marten', title: '', confidence: 1, reasons: [], parameters };
    await expect(postgresAdapter.open({ url }, guess)).rejects.toMatchObject({
      code: 'unreadable',
    });
  });

  it.each([
    ['no column that counts', { position: null }, /counts its events/],
    ['no stream', { streamId: null }, /streamId/],
  ])('refuses a mapping with %s, and says what is missing', async (_, wrong, words) => {
    const guess = guesses.find((each) => mainTable(each) === 'shop.events');
    if (guess === undefined) return expect.fail('nothing was suggested');
    const opening = postgresAdapter.open(
      { url },
      { ...guess, parameters: { ...guess.parameters, ...wrong } },
    );
    await expect(opening).rejects.toMatchObject({ code: 'invalid_input' });
    await expect(opening).rejects.toThrow(words);
  });

  it('finds nothing in an empty database', async () => {
    await started().createDatabase('empty');
    const empty = url.replace('/everything', '/empty');
    expect(await postgresAdapter.detect({ url: empty }, quiet)).toEqual([]);
  });
});
