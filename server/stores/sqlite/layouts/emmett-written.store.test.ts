import { join } from 'node:path';
import { getSQLiteEventStore } from '@event-driven-io/emmett-sqlite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventId, streamId } from '@/lib/events/ids.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
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
    data: { number, text: 'é 😀', nested: { list: [1, 2.5, null] } },
    metadata: { correlationId: `c-${number % 4}`, causationId: `e-${number}`, userId: 'anna' },
  };
}

beforeAll(async () => {
  for (let number = 0; number < 24; number += 2) {
    const name = streams[(number / 2) % streams.length] ?? 'shopping_cart-1';
    await library.appendToStream(name, [event(number), event(number + 1)]);
  }
  store = await sqliteAdapter.open({ path }, await bestGuess(path));
});
afterAll(() => store.close());

const parsed = (each: RecordedEvent): unknown =>
  each.data.kind === 'json' ? JSON.parse(each.data.text) : each.data.kind;

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
