import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { instant, position, streamId, type Version } from '@/lib/events/ids.ts';
import type { Payload, RecordedEvent } from '@/lib/events/recorded-event.ts';
import { reading, quiet, walkLog, walkStream, everything, whole } from '../conformance/suite.ts';
import { temporaryFolder } from '../conformance/sqlite-files.ts';
import type { EventStore } from '../port.ts';
import { sqliteAdapter } from './adapter.ts';
import { backstorySchema } from './layouts/backstory-schema.ts';

interface BadEvent {
  readonly stream?: string;
  readonly version?: number | bigint;
  readonly position?: number | bigint;
  readonly type?: string;
  readonly recordedAt?: string;
  readonly data?: string | Uint8Array | number | null;
}

const path = join(temporaryFolder(), 'bad.db');
const positions = new Map<string, bigint>();
let store: EventStore;

/** Every case is a stream of its own in one file, so that each is read among the others. */
const cases: Readonly<Record<string, readonly BadEvent[]>> = {
  'invalid UTF-8': [
    { data: new Uint8Array([0xff, 0xfe, 0x7b]) },
    { data: new Uint8Array([0xc0, 0xaf]) },
    { data: new Uint8Array([0x7b, 0xe2, 0x82]) },
  ],
  'lone surrogate': [{ data: '"\\ud800"' }],
  'escaped NUL': [{ data: '"a\\u0000b"' }],
  'raw NUL': [{ data: '{"a":"x\u0000y"}' }],
  'not JSON': [{ data: '{"a":' }, { data: '[1,]' }, { data: "{'a':1}" }, { data: '\ufeff{}' }],
  numbers: [
    { data: '[NaN,Infinity]' },
    { data: '[-0,1e400]' },
    { data: '[9007199254740993,0.1000000000000000055]' },
  ],
  'huge number': [{ data: '1e130000' }],
  'doubled keys': [{ data: '{"a":1,"a":2}' }],
  bytes: [
    { data: new Uint8Array([0x1f, 0x8b, 0x08, 0, 0]) },
    { data: new Uint8Array([0x0a, 0x03, 0x66, 0x6f, 0x6f]) },
    { data: new TextEncoder().encode('{"json":"in a BLOB"}') },
  ],
  empty: [
    { data: '' },
    { data: 'null' },
    { data: '""' },
    { data: null },
    { data: new Uint8Array() },
  ],
  'bidi \u202E id\u200B': [{ type: 'Type\u202Egnp' }],
  'clock back': [
    { recordedAt: '2026-03-29T02:30:00.000000Z' },
    { recordedAt: '2026-03-29T01:30:00.000000Z' },
    { recordedAt: '2026-06-30T23:59:60.000000Z' },
  ],
  'odd times': [
    { recordedAt: 'infinity' },
    { recordedAt: '294276-12-31T23:59:59.999999Z' },
    { recordedAt: '0044-03-15T00:00:00Z BC' },
    { recordedAt: '0001-01-01T00:00:00.000000Z' },
    { recordedAt: 'yesterday' },
    { recordedAt: '' },
  ],
  'doubled version': [{ version: 1 }, { version: 2 }, { version: 2 }, { version: 3 }],
  'version gap': [{ version: 3 }, { version: 5 }],
  'odd positions': [
    { position: -5 },
    { position: 0, version: 2 },
    { position: 9223372036854775807n, version: 3 },
  ],
  'long names': [{ type: 'T'.repeat(10_000) }],
};

function write(): void {
  const database = new Database(path);
  database.exec(backstorySchema);
  const insert = database.prepare(
    `INSERT INTO backstory_events (position, event_id, stream_id, version, type, recorded_at, data)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  );
  let counted = 10n;
  for (const [name, events] of Object.entries(cases)) {
    for (const [index, event] of events.entries()) {
      counted += 1n;
      const place = event.position ?? counted;
      positions.set(`${name} ${index}`, BigInt(place));
      const time = event.recordedAt ?? '2026-01-01T00:00:00.000000Z';
      const version = event.version ?? index + 1;
      const data = event.data === undefined ? '{}' : event.data;
      insert.run(place, `${name} ${index}`, name, version, event.type ?? 'T', time, data);
    }
  }
  database.close();
}

beforeAll(async () => {
  write();
  const [guess] = await sqliteAdapter.detect({ path }, quiet);
  if (guess === undefined) throw new Error('nothing was detected');
  store = await sqliteAdapter.open({ path }, guess);
});
afterAll(() => store.close());

const events = (name: string): Promise<readonly RecordedEvent[]> =>
  walkStream(store, streamId(name));
const payloads = async (name: string): Promise<readonly Payload[]> =>
  (await events(name)).map((event) => event.data);
const json = (text: string): Payload => ({ kind: 'json', text });

describe('bad input in a real file', () => {
  it('leaves every event readable, in the log and by position', async () => {
    const total = Object.values(cases).flat().length;
    expect((await walkLog(store, everything, { options: { limit: 7 } })).length).toBe(total);
    const all = [...positions.values()].map((each) => position(String(each)));
    expect((await store.readPositions(all, reading())).length).toBe(total);
  });

  it('keeps bytes that are no UTF-8, and says so', async () => {
    for (const [index, payload] of (await payloads('invalid UTF-8')).entries()) {
      const data = cases['invalid UTF-8']?.[index]?.data;
      expect(payload).toEqual({ kind: 'binary', bytes: data, encoding: 'invalid-utf8' });
    }
  });

  it.each([
    'lone surrogate',
    'escaped NUL',
    'raw NUL',
    'not JSON',
    'numbers',
    'huge number',
    'doubled keys',
  ])('gives the text as it is stored: %s', async (name) => {
    expect(await payloads(name)).toEqual(cases[name]?.map(({ data }) => json(String(data))));
  });

  it('names the encoding of bytes where it is known', async () => {
    expect(await payloads('bytes')).toMatchObject([
      { kind: 'binary', encoding: 'gzip' },
      { kind: 'binary', encoding: 'opaque' },
      { kind: 'json', text: '{"json":"in a BLOB"}' },
    ]);
  });

  it('tells empty, null, an empty string and nothing apart', async () => {
    expect(await payloads('empty')).toEqual([
      json(''),
      json('null'),
      json('""'),
      { kind: 'absent' },
      { kind: 'binary', bytes: new Uint8Array(), encoding: 'opaque' },
    ]);
  });

  it('compares ids by their bytes, invisible characters included', async () => {
    expect(await events('bidi \u202E id\u200B')).toHaveLength(1);
    expect(await events('bidi  id')).toHaveLength(0);
  });

  it('keeps the order of versions where clocks run back, and flags the time', async () => {
    const found = await events('clock back');
    expect(found.map((event) => event.version)).toEqual([1n, 2n, 3n]);
    const time = instant('2026-03-29T02:00:00Z');
    expect(await store.locate(time, streamId('clock back'), quiet)).toMatchObject({
      version: 2n,
      skewed: true,
    });
  });

  it('gives times beyond any calendar as the text of the store', async () => {
    const times = (await events('odd times')).map((event) => event.recordedAt);
    const written = cases['odd times']?.map(({ recordedAt }) => recordedAt) ?? [];
    expect(times).toEqual(written.map((time) => (time === '' ? null : time)));
  });

  it('still describes and counts the rest', async () => {
    expect((await store.describe(quiet)).events).toBe(BigInt(positions.size));
    const volume = await store.volume({ from: null, to: null, buckets: 100 }, quiet);
    expect(volume?.counts.length).toBeGreaterThan(0);
  });

  it('returns both events of a doubled version on one page', async () => {
    const range = { direction: 'forward', after: null, until: null } as const;
    const page = await store.readStream(streamId('doubled version'), range, reading({ limit: 2 }));
    expect(page.items.map((event) => event.version)).toEqual([1n, 2n, 2n]);
    expect(page.next).toBe(2n as Version);
  });

  it('keeps gaps in versions', async () => {
    expect((await events('version gap')).map((event) => event.version)).toEqual([3n, 5n]);
  });

  it('orders negative, zero and the greatest positions', async () => {
    const log = await walkLog(store, everything, { direction: 'backward', options: { limit: 3 } });
    expect(log[0]?.position).toBe('9223372036854775807');
    expect(log.at(-1)?.position).toBe('-5');
    expect(store.comparePositions(position('-5'), position('0'))).toBe(-1);
  });

  it('reads names of any length', async () => {
    const [event] = await events('long names');
    expect(event?.type.length).toBe(10_000);
    const filter = {
      all: [{ term: 'type' as const, anyOf: ['T'.repeat(10_000)], negated: false }],
    };
    expect((await store.readLog(filter, whole(), reading())).items.map(({ id }) => id)).toEqual([
      event?.id,
    ]);
  });
});
