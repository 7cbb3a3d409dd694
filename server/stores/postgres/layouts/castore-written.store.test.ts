import { PostgresEventStorageAdapter } from '@castore/event-storage-adapter-postgres';
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

const started = withServer({ databases: ['castore'] });
let library: PostgresEventStorageAdapter;
let admin: pg.Client;
let store: EventStore;
let guess: LayoutGuess;

const eventStoreId = 'POKEMONS';
const aggregates = [1, 2, 3].map((n) => `00000000-0000-4000-8000-00000000000${n}`);
const nameOf = (aggregateId: string) => streamId(`${eventStoreId}#${aggregateId}`);

const event = (aggregateId: string, version: number) => ({
  aggregateId,
  version,
  type: version === 1 ? 'APPEARED' : 'LEVELLED_UP',
  payload: { level: version, text: 'é 😀', [`seen${version % 3}`]: version },
  ...(version % 2 === 0 ? { metadata: { userId: 'anna', correlationId: `c-${version}` } } : {}),
});

beforeAll(async () => {
  const connectionString = ownerUrl(started(), 'castore');
  await PostgresEventStorageAdapter.createEventTable({ connectionString });
  library = new PostgresEventStorageAdapter({ connectionString });
  for (let version = 1; version <= 8; version += 1) {
    for (const aggregateId of aggregates) {
      await library.pushEvent(event(aggregateId, version), { eventStoreId });
    }
  }
  await library.pushEvent(
    { ...event('00000000-0000-4000-8000-000000000001', 1), timestamp: '2024-02-29T23:59:59.123Z' },
    { eventStoreId: 'TRAINERS' },
  );
  await grantReading(started(), 'castore', 'public');
  admin = await started().admin('castore');
  ({ store, guess } = await openDetected(started(), 'castore'));
});

afterAll(async () => {
  await store.close();
  await admin.end();
});

const parsed = ({ data }: RecordedEvent): unknown =>
  data.kind === 'json' ? JSON.parse(data.text) : undefined;
const microseconds = (time: string | null): string | undefined =>
  time
    ?.replace(/Z$/, '')
    .replace(/:\d\d$/, '$&.')
    .padEnd(26, '0');
const metadataOf = ({ metadata }: RecordedEvent): unknown =>
  metadata.kind === 'json' ? JSON.parse(metadata.text) : undefined;

describe('a database written by Castore for PostgreSQL itself', () => {
  it('is recognised as Castore, and says why', () => {
    expect(guess).toMatchObject({ layout: 'castore', parameters: { tables: { e: 'event' } } });
    expect(guess.confidence).toBeGreaterThanOrEqual(0.9);
    expect(guess.reasons.join(' ')).toContain('public.event has the columns');
  });

  it.each(aggregates)('gives the aggregate %s as the library reads it', async (aggregateId) => {
    const { events } = await library.getEvents(aggregateId, { eventStoreId });
    const ours = await walkStream(store, nameOf(aggregateId), { options: { limit: 3 } });
    expect(
      ours.map((each) => ({
        aggregateId: each.streamId.slice(eventStoreId.length + 1),
        version: Number(each.version),
        type: each.type,
        timestamp: new Date(each.recordedAt ?? '').toISOString(),
        payload: parsed(each),
        ...(metadataOf(each) === undefined ? {} : { metadata: metadataOf(each) }),
      })),
    ).toEqual(events);
  });

  it.each(aggregates)('folds %s to the state of a reducer over its events', async (aggregateId) => {
    const { events } = await library.getEvents(aggregateId, { eventStoreId });
    const own = Object.assign({}, ...events.map(({ payload }) => payload)) as unknown;
    const fold = new Fold(inferredReducer, { track: true });
    for (const each of await walkStream(store, nameOf(aggregateId))) fold.take(each);
    expect(fold.state === undefined ? null : JSON.parse(printJson(fold.state))).toEqual(own);
  });

  it('keeps the text of every payload and the time as the table has them', async () => {
    const { rows } = await admin.query<{
      readonly data: string;
      readonly metadata: string | null;
      readonly time: string;
    }>(
      `SELECT data::text, metadata::text,
         to_char(timestamp AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US') AS time FROM event ORDER BY id`,
    );
    const log = await walkLog(store, everything);
    expect(
      log.map(({ data, metadata, recordedAt }) => [data, metadata, microseconds(recordedAt)]),
    ).toEqual(
      rows.map(({ data, metadata, time }) => [
        { kind: 'json', text: data },
        metadata === null ? { kind: 'absent' } : { kind: 'json', text: metadata },
        time,
      ]),
    );
    expect(log.at(-1)?.recordedAt).toBe('2024-02-29T23:59:59.123Z');
  });

  it('lists the aggregates of every event store of the table by name', async () => {
    const own = await library.listAggregateIds({ eventStoreId });
    const found = await walkStreams(store, { prefix: '', category: eventStoreId, order: 'id' });
    expect(found.map((each) => each.streamId)).toEqual(
      own.aggregateIds.map(({ aggregateId }) => nameOf(aggregateId)).toSorted(),
    );
    const others = await walkStreams(store, { prefix: 'TRAINERS', order: 'id' });
    expect(others.map((each) => [each.category, each.lastVersion])).toEqual([['TRAINERS', 1n]]);
  });

  it('reads people and correlation from the metadata of the application', async () => {
    const ours = await walkStream(store, nameOf(aggregates[0] ?? ''));
    expect(ours[1]).toMatchObject({ initiator: 'anna', correlationId: 'c-2' });
    expect(ours[0]).toMatchObject({ initiator: null, metadata: { kind: 'absent' } });
  });

  it('is kept from writing by the server', async () => {
    expect(await store.check(quiet)).toMatchObject({ readOnly: 'enforced', warnings: [] });
  });
});
