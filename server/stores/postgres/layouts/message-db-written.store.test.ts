import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { streamId, version } from '@/lib/events/ids.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import { Fold } from '@/lib/fold/fold.ts';
import { inferredReducer } from '@/lib/fold/inferred-reducer.ts';
import { printJson } from '@/lib/json/print-json.ts';
import { everything, quiet, walkLog, walkStream, walkStreams } from '../../conformance/suite.ts';
import type { EventStore, LayoutGuess } from '../../port.ts';
import { installMessageDb } from '../testing/message-db-fixture.ts';
import { grantReading, openDetected } from '../testing/open-detected.ts';
import { withServer } from '../testing/with-server.ts';

const started = withServer({ databases: ['messages'] });
let admin: pg.Client;
let store: EventStore;
let guess: LayoutGuess;

const streams = ['account-1', 'account-2+b', 'account:command-1', 'order-ünï 😀'];
const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

/** By the library's own function, which counts versions and takes its lock. */
async function write(stream: string, number: number): Promise<void> {
  const data = `{"number": ${number}, "big": 9007199254740993, "seen${number % 3}": 1.10}`;
  const metadata = JSON.stringify({ correlationStreamName: 'order-7', userId: 'anna', number });
  await admin.query('SELECT message_store.write_message($1, $2, $3, $4, $5)', [
    uuid(number),
    stream,
    `Type${number % 3}`,
    data,
    metadata,
  ]);
}

beforeAll(async () => {
  admin = await started().admin('messages');
  await installMessageDb(admin);
  for (let number = 0; number < 24; number += 1) {
    await write(streams[number % streams.length] ?? '', number);
  }
  await admin.query("SELECT write_message($1, 'account:snapshot-1', 'Recorded', $2)", [
    uuid(100),
    '{"entityData": {"total": 5}, "entityVersion": 3}',
  ]);
  await grantReading(started(), 'messages', 'message_store');
  ({ store, guess } = await openDetected(started(), 'messages'));
});

afterAll(async () => {
  await store.close();
  await admin.end();
});

interface Message {
  readonly [column: string]: string | null;
}

const ours = (each: RecordedEvent): Message => ({
  id: each.id,
  stream_name: each.streamId,
  type: each.type,
  position: String(each.version),
  global_position: each.position,
  data: each.data.kind === 'json' ? each.data.text : each.data.kind,
  metadata: each.metadata.kind === 'json' ? each.metadata.text : null,
  time: each.recordedAt?.replace(/Z$/, '').padEnd(26, '0') ?? null,
});

/** What a function of the library returns, every column as text. */
async function own(call: string, parameter: string): Promise<readonly Message[]> {
  const { rows } = await admin.query<Message>(
    `SELECT id, stream_name, type, position::text, global_position::text, data, metadata,
       to_char(time, 'YYYY-MM-DD"T"HH24:MI:SS.US') AS time FROM ${call}`,
    [parameter],
  );
  return rows;
}

describe('a database written by Message DB itself', () => {
  it('is recognised as Message DB in the schema that it makes, and says why', () => {
    expect(guess).toMatchObject({
      layout: 'message-db',
      confidence: 1,
      parameters: { schema: 'message_store', tables: { e: 'messages' } },
    });
    expect(guess.reasons.join(' ')).toContain('message_store.messages has the columns');
  });

  it.each(streams)('gives the stream %s as get_stream_messages does', async (name) => {
    const found = await walkStream(store, streamId(name), { options: { limit: 2 } });
    expect(found.map(ours)).toEqual(await own('get_stream_messages($1, 0, -1)', name));
    expect(found).toHaveLength(6);
  });

  it('gives a category as get_category_messages does', async () => {
    const filter = { all: [{ term: 'category', anyOf: ['account'], negated: false }] } as const;
    const found = await walkLog(store, filter);
    expect(found.map(ours)).toEqual(await own('get_category_messages($1, 1, -1)', 'account'));
    expect(found).toHaveLength(12);
  });

  it('ends a stream where stream_version says', async () => {
    for (const name of streams) {
      const { rows } = await admin.query<{ version: string }>(
        'SELECT stream_version($1)::text AS version',
        [name],
      );
      const [found] = await walkStreams(store, { prefix: name, order: 'id' });
      expect(String(found?.lastVersion)).toBe(rows[0]?.version);
    }
  });

  it.each(streams)('folds %s to the last value of every key of its messages', async (name) => {
    const fold = new Fold(inferredReducer, { track: true });
    for (const each of await walkStream(store, streamId(name))) fold.take(each);
    const { rows } = await admin.query<{ own: string; ours: string }>(
      `SELECT $2::jsonb::text AS ours, jsonb_object_agg(key, value)::text AS own FROM (
         SELECT DISTINCT ON (key) key, value FROM get_stream_messages($1, 0, -1), jsonb_each(data::jsonb)
         ORDER BY key, position DESC) AS last`,
      [name, fold.state === undefined ? null : printJson(fold.state)],
    );
    expect(rows[0]?.own).toContain('9007199254740993');
    expect(rows[0]?.ours).toBe(rows[0]?.own);
  });

  it('folds a stream to the state of its messages, every digit kept', async () => {
    const fold = new Fold(inferredReducer, { track: true });
    for (const each of await walkStream(store, streamId('account-1'))) fold.take(each);
    expect(fold.state === undefined ? '' : printJson(fold.state)).toBe(
      '{"big":9007199254740993,"seen0":1.10,"number":20,"seen1":1.10,"seen2":1.10}',
    );
  });

  it('reads who did it from the metadata', async () => {
    const [first] = await walkLog(store, everything);
    expect(first).toMatchObject({ initiator: 'anna', category: 'account', tenant: null });
  });

  it('reads the snapshot that Eventide keeps in a stream of its own', async () => {
    const account = streamId('account-1');
    expect(await store.readSnapshot(account, version(5n), quiet)).toMatchObject({
      version: 3n,
      data: { kind: 'json', text: '{"total":5}' },
    });
    expect(await store.readSnapshot(account, version(2n), quiet)).toBeNull();
  });

  it('finds a snapshot however many newer ones there are', async () => {
    await admin.query(
      `INSERT INTO message_store.messages (stream_name, position, type, data)
       SELECT 'account:snapshot-9', n, 'Recorded',
         jsonb_build_object('entityData', jsonb_build_object('total', n), 'entityVersion', n * 10)
       FROM generate_series(0, 349) AS n`,
    );
    const account = streamId('account-9');
    expect(await store.readSnapshot(account, version(12n), quiet)).toMatchObject({
      version: 10n,
      data: { kind: 'json', text: '{"total":1}' },
    });
    expect(await store.readSnapshot(account, null, quiet)).toMatchObject({ version: 3490n });
  });

  it('is kept from writing by the server', async () => {
    expect(await store.check(quiet)).toMatchObject({ readOnly: 'enforced', warnings: [] });
  });
});
