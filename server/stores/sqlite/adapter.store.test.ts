import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventId, instant, position, streamId, version } from '@/lib/events/ids.ts';
import type { EventStore, ReadOptions } from '../port.ts';
import { sqliteAdapter } from './adapter.ts';
import { backstorySchema } from './layouts/backstory-schema.ts';

const signal = new AbortController().signal;
const full: ReadOptions = { signal, limit: 10, maxScanned: 1000, payload: 'full' };
const path = join(mkdtempSync(join(tmpdir(), 'backstory-')), 'log.db');
let store: EventStore;

function write(): void {
  const database = new Database(path);
  database.pragma('journal_mode = WAL');
  database.exec(backstorySchema);
  const insert = database.prepare(
    `INSERT INTO backstory_events (position, event_id, stream_id, category, version, type, recorded_at,
     correlation_id, tags, data, metadata) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  for (let n = 1; n <= 30; n += 1) {
    const stream = `order-${n % 3}`;
    const time = `2026-01-01T00:00:${String(n).padStart(2, '0')}.000001Z`;
    const type = n % 2 === 0 ? 'Placed' : 'Paid';
    const row = [n * 2, `e${n}`, stream, 'order', Math.ceil(n / 3), type, time, `c${n % 5}`];
    insert.run(...row, '["vip"]', `{"total":9007199254740993, "n":${n}}`, null);
  }
  const stream = database.prepare('INSERT INTO backstory_streams VALUES (?, ?, ?, ?, ?, ?, ?)');
  for (let n = 0; n < 3; n += 1) {
    stream.run(`order-${n}`, 'order', 10, 1, 10, 60 - n, '2026-01-01T00:00:30.000001Z');
  }
  database.close();
}

beforeAll(async () => {
  write();
  const [guess] = await sqliteAdapter.detect({ path }, signal);
  if (guess === undefined) throw new Error('nothing detected');
  store = await sqliteAdapter.open({ path }, guess);
});

afterAll(() => store.close());

const forward = { direction: 'forward', after: null, until: null } as const;

describe('an SQLite file in the backstory layout', () => {
  it('is detected with its reason', async () => {
    const guesses = await sqliteAdapter.detect({ path }, signal);
    expect(guesses.map(({ layout }) => layout)).toEqual(['backstory']);
  });

  it('gives a stream with its payloads byte for byte', async () => {
    const page = await store.readStream(streamId('order-1'), forward, full);
    expect(page.items.map((event) => event.version)).toEqual([
      1n,
      2n,
      3n,
      4n,
      5n,
      6n,
      7n,
      8n,
      9n,
      10n,
    ]);
    expect(page.next).toBeNull();
    expect(page.items[0]).toMatchObject({
      id: 'e1',
      position: '2',
      recordedAt: '2026-01-01T00:00:01.000001Z',
      tags: ['vip'],
      data: { kind: 'json', text: '{"total":9007199254740993, "n":1}' },
      metadata: { kind: 'absent' },
    });
  });

  it('pages the log backward', async () => {
    const page = await store.readLog({ all: [] }, { ...forward, direction: 'backward' }, full);
    expect(page.items.map((event) => event.id)).toEqual([
      'e30',
      'e29',
      'e28',
      'e27',
      'e26',
      'e25',
      'e24',
      'e23',
      'e22',
      'e21',
    ]);
    expect(page.next).toBe('42');
    expect(page.scanned).toBe(10);
  });

  it('filters by type and time', async () => {
    const page = await store.readLog(
      {
        all: [
          { term: 'type', anyOf: ['Paid', 'Nothing'], negated: false },
          { term: 'recordedFrom', anyOf: ['2026-01-01T00:00:20Z'], negated: false },
        ],
      },
      forward,
      full,
    );
    expect(page.items.map((event) => event.id)).toEqual(['e21', 'e23', 'e25', 'e27', 'e29']);
    expect(page.next).toBeNull();
  });

  it('finds events by id and by position', async () => {
    expect((await store.findEvent(eventId('e7'), signal))?.position).toBe('14');
    const found = await store.readPositions([position('6'), position('2'), position('3')], full);
    expect(found.map((event) => event.id)).toEqual(['e1', 'e3']);
  });

  it('locates a time in the log and in a stream', async () => {
    const time = instant('2026-01-01T00:00:10.5Z');
    expect(await store.locate(time, null, signal)).toMatchObject({ position: '20', skewed: false });
    expect(await store.locate(time, streamId('order-0'), signal)).toMatchObject({
      version: version(3n),
    });
    expect(await store.locate(instant('2025-01-01T00:00:00Z'), null, signal)).toBeNull();
  });

  it('counts exactly', async () => {
    const described = await store.describe(signal);
    expect(described).toMatchObject({ events: 30n, streams: 3n, sampled: false });
    const volume = await store.volume({ from: null, to: null, buckets: 40 }, signal);
    expect(volume?.counts.reduce((sum, { events }) => sum + events, 0)).toBe(30);
    expect(volume).toMatchObject({ seconds: 1, from: '2026-01-01T00:00:01Z', sampled: false });
  });

  it('lists streams by id and by last activity', async () => {
    const list = async (order: 'id' | 'recent', prefix = '') =>
      (await store.listStreams({ prefix, order }, forward, full)).items.map(
        (each) => each.streamId,
      );
    expect(await list('id')).toEqual(['order-0', 'order-1', 'order-2']);
    expect(await list('recent')).toEqual(['order-0', 'order-1', 'order-2']);
    expect(await list('id', 'order-1')).toEqual(['order-1']);
  });

  it('is refused the right to write by SQLite itself', async () => {
    expect(await store.check(signal)).toMatchObject({ readOnly: 'enforced', warnings: [] });
  });
});
