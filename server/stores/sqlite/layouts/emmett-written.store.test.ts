import { join } from 'node:path';
import { getSQLiteEventStore } from '@event-driven-io/emmett-sqlite';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventId, streamId } from '@/lib/events/ids.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import { Fold } from '@/lib/fold/fold.ts';
import { inferredReducer } from '@/lib/fold/inferred-reducer.ts';
import { printJson } from '@/lib/json/print-json.ts';
import { bestGuess, temporaryFolder } from '../../conformance/sqlite-files.ts';
import { everything, quiet, walkLog, walkStream, walkStreams } from '../../conformance/suite.ts';
import type { EventStore } from '../../port.ts';
import { sqliteAdapter } from '../adapter.ts';

const path = join(temporaryFolder(), 'emmett.db');
const library = getSQLiteEventStore({ fileName: path });
let store: EventStore;

const streams = ['shopping_cart-1', 'shopping_cart-2', 'invoice-7', 'order:2'];

function event(number: number) {
  return {
    type: `Type${number % 3}`,
    data: { number, text: 'é 😀', [`seen${number % 3}`]: number, nested: { list: [1, 2.5, null] } },
    metadata: { correlationId: `c-${number % 4}`, causationId: `e-${number}`, userId: 'anna' },
  };
}

type Written = ReturnType<typeof event>;
type State = Readonly<Record<string, unknown>>;

beforeAll(async () => {
  for (let number = 0; number < 24; number += 2) {
    const name = streams[(number / 2) % streams.length] ?? 'shopping_cart-1';
    await library.appendToStream(name, [event(number), event(number + 1)]);
  }
  spreadTimes();
  store = await sqliteAdapter.open({ path }, await bestGuess(path));
});
afterAll(() => store.close());

/** The library writes whole seconds, all of them now: apart, no time can stand in for another. */
function spreadTimes(): void {
  const file = new Database(path);
  file.exec(
    "UPDATE emt_messages SET created = datetime(created, '-' || (global_position * 61) || ' seconds')",
  );
  file.close();
}

interface Stored {
  readonly message_id: string;
  readonly message_data: string;
  readonly message_metadata: string;
  readonly created: string;
}

/** The rows of a stream as the library's own table has them: `readStream` gives no text and no time. */
function stored(name: string): readonly Stored[] {
  const file = new Database(path, { readonly: true });
  const rows = file
    .prepare<[string], Stored>(
      `SELECT message_id, message_data, message_metadata, created FROM emt_messages
       WHERE stream_id = ? ORDER BY stream_position`,
    )
    .all(name);
  file.close();
  return rows;
}

const parsed = (each: RecordedEvent): unknown =>
  each.data.kind === 'json' ? JSON.parse(each.data.text) : each.data.kind;
const json = (text: string) => ({ kind: 'json', text });

describe('a file written by Emmett for SQLite itself', () => {
  it('is recognised as Emmett with high confidence', async () => {
    expect(await bestGuess(path)).toMatchObject({ layout: 'emmett', confidence: 0.98 });
  });

  it.each(streams)('gives the stream %s as the library reads it', async (name) => {
    const own = await library.readStream(name);
    const ours = await walkStream(store, streamId(name), { options: { limit: 2 } });
    expect(ours.map((each) => [each.id, each.type, each.version, each.position])).toEqual(
      own.events.map(({ type, metadata }) => [
        metadata.messageId,
        type,
        metadata.streamPosition,
        String(metadata.globalPosition),
      ]),
    );
    expect(ours.map(parsed)).toEqual(own.events.map(({ data }) => data));
    expect(ours.at(-1)?.version).toBe(own.currentStreamVersion);
  });

  it.each(streams)('folds %s to the state that the library aggregates', async (name) => {
    const { state, currentStreamVersion } = await library.aggregateStream<State, Written>(name, {
      evolve: (before: State, { data }: Written): State => ({ ...before, ...data }),
      initialState: () => ({}),
    });
    const fold = new Fold(inferredReducer, { track: true });
    const ours = await walkStream(store, streamId(name));
    for (const each of ours) fold.take(each);
    expect(ours).toHaveLength(Number(currentStreamVersion));
    expect(fold.state === undefined ? null : JSON.parse(printJson(fold.state))).toEqual(state);
  });

  it.each(streams)('keeps the texts and times of %s as the table has them', async (name) => {
    const ours = await walkStream(store, streamId(name));
    const rows = stored(name);
    expect(new Set(rows.map(({ created }) => created)).size).toBe(rows.length);
    expect(ours.map((each) => [each.id, each.data, each.metadata, each.recordedAt])).toEqual(
      rows.map((row) => [
        row.message_id,
        json(row.message_data),
        json(row.message_metadata),
        `${row.created.replace(' ', 'T')}Z`,
      ]),
    );
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
      schemaVersion: '0',
      tenant: null,
    });
  });

  it('knows the type of streams, although the library writes another partition to each table', async () => {
    const found = await walkStreams(store, { prefix: '', order: 'id' });
    expect(found.map((each) => [each.streamId, each.category])).toEqual([
      ['invoice-7', 'invoice'],
      ['order:2', null],
      ['shopping_cart-1', 'shopping_cart'],
      ['shopping_cart-2', 'shopping_cart'],
    ]);
  });

  it('sees what the library appends while the file is open', async () => {
    const { nextExpectedStreamVersion } = await library.appendToStream('late-1', [event(99)]);
    const [late] = await walkStream(store, streamId('late-1'));
    expect(late?.version).toBe(nextExpectedStreamVersion);
    expect(await store.findEvent(late?.id ?? eventId(''), quiet)).toEqual(late);
  });
});
