import type pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { instant } from '@/lib/events/ids.ts';
import { everything, quiet, walkLog } from '../conformance/suite.ts';
import { postgresAdapter } from './adapter.ts';
import { readerUrl } from './testing/open-detected.ts';
import { withServer } from './testing/with-server.ts';

const started = withServer();
let admin: pg.Client;
const held = 3;

const parameters = {
  schema: 'public',
  table: 'log',
  position: 'no',
  streamId: { column: 'entity' },
  type: { column: 'kind' },
  recordedAt: { column: 'at' },
  data: { column: 'body' },
};

beforeAll(async () => {
  admin = await started().admin('postgres');
});
beforeEach(async () => {
  await admin.query(`DROP TABLE IF EXISTS log; CREATE TABLE log (no bigserial PRIMARY KEY, entity text,
      kind text, at timestamp, body text);
    INSERT INTO log (entity, kind, at, body)
      SELECT 's', 'T', '2026-01-01', '{}' FROM generate_series(1, ${held});
    GRANT SELECT ON log TO reader`);
});
afterAll(async () => {
  await admin.end();
});

const openIn = (zone: string) =>
  postgresAdapter.open(
    { url: readerUrl(started(), 'postgres') },
    {
      ...{ layout: 'mapped', title: '', confidence: 1, reasons: [] },
      parameters: { ...parameters, zone },
    },
  );

async function eventsIn(zone: string) {
  const store = await openIn(zone);
  return walkLog(store, everything).finally(() => store.close());
}

describe('a time without a zone', () => {
  it('is marked where only the mapping says what it is', async () => {
    const [event] = await eventsIn('UTC');
    expect(event).toMatchObject({ recordedAt: '2026-01-01T00:00:00Z', zonesUnknown: ['recorded'] });
  });

  it('is not marked where the column keeps the zone', async () => {
    await admin.query(
      "ALTER TABLE log ALTER COLUMN at TYPE timestamptz USING at AT TIME ZONE 'UTC'",
    );
    const [event] = await eventsIn('UTC');
    expect(event).not.toHaveProperty('zonesUnknown');
  });

  it.each([
    ['a type of the database', 'timestamp', '2026-07-01 12:00'],
    ['text', 'text', '2026-07-01T12:00'],
    ['a day', 'date', '2026-07-01'],
  ])('is read in the configured one where it is %s', async (_, type, written) => {
    await admin.query(`ALTER TABLE log ALTER COLUMN at TYPE ${type} USING '${written}'::${type}`);
    const expected = type === 'date' ? '2026-06-30T22:00:00Z' : '2026-07-01T10:00:00Z';
    const zoned = await openIn('Europe/Berlin');
    const [event] = await walkLog(zoned, everything);
    const located = await zoned.locate(instant(expected), null, quiet);
    const before = await zoned.locate(instant('2026-06-30T21:59:59Z'), null, quiet);
    const volume = await zoned.volume({ from: null, to: null, buckets: 10 }, quiet);
    await zoned.close();
    expect(event).toMatchObject({
      recordedAt: expected,
      zonesUnknown: ['recorded'],
      zoneTaken: 'Europe/Berlin',
    });
    expect([located?.recordedAt, before]).toEqual([expected, null]);
    expect(volume?.from).toBe(expected);
  });

  it('is filtered by as it is read', async () => {
    const zoned = await openIn('Europe/Berlin');
    // The column says midnight of the 1st, which was 23:00 before in UTC.
    const from = (time: string) =>
      walkLog(zoned, { all: [{ term: 'recordedFrom', anyOf: [time], negated: false }] });
    const found = [await from('2025-12-31T23:00:00Z'), await from('2025-12-31T23:00:01Z')];
    await zoned.close();
    expect(found.map(({ length }) => length)).toEqual([held, 0]);
  });

  it('is not asked for where the column keeps the zone', async () => {
    await admin.query("ALTER TABLE log ALTER COLUMN at TYPE timestamptz USING '2026-07-01Z'");
    const zoned = await openIn('Europe/Berlin');
    const [event] = await walkLog(zoned, everything);
    await zoned.close();
    expect(event?.recordedAt).toBe('2026-07-01T00:00:00Z');
    expect(event).not.toHaveProperty('zonesUnknown');
  });

  it.each(['+02:00', 'Mars/Olympus'])('cannot be read in %s', async (zone) => {
    await expect(openIn(zone)).rejects.toThrow(/zone.*is no time zone/);
  });
});
