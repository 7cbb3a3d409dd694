import Database from 'better-sqlite3';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generateDemo } from '../generate.ts';
import { STORES } from '../stamp.ts';
import { erasedCustomer, longStream, oddStream, unreadable } from '../stories.ts';
import type { StoreName } from './journal.ts';
import { writeStore } from './write-store.ts';

const folder = mkdtempSync(join(tmpdir(), 'demo-'));
const demo = generateDemo({ seed: 'fernway', scale: 1 });
const file = (name: StoreName): string => join(folder, `${name}.db`);

function query(store: StoreName, sql: string, ...values: readonly string[]): unknown[] {
  const database = new Database(file(store), { readonly: true });
  try {
    return database
      .prepare(sql)
      .raw()
      .all(...values);
  } finally {
    database.close();
  }
}

beforeAll(() => {
  for (const name of STORES) writeStore(file(name), demo[name].rows, demo[name].snapshots);
});

afterAll(() => rmSync(folder, { recursive: true }));

describe('the written demo stores', () => {
  it('hold about 150,000 events together', () => {
    const counts = STORES.map((name) =>
      Number((query(name, 'SELECT count(*) FROM backstory_events')[0] as unknown[])[0]),
    );
    const total = counts.reduce((sum, count) => sum + count, 0);
    expect(total).toBeGreaterThan(145_000);
    expect(total).toBeLessThan(156_000);
  });

  it('have one stream of 50,000 events', () => {
    const rows = query(
      'billing',
      'SELECT events, first_version, last_version FROM backstory_streams WHERE stream_id = ?',
      longStream.stream,
    );
    expect(rows).toStrictEqual([[longStream.events, 1, longStream.events]]);
  });

  it.each(STORES)('keep the counters of the streams of %s right', (name) => {
    const wrong = query(
      name,
      `SELECT s.stream_id FROM backstory_streams s JOIN
         (SELECT stream_id, count(*) AS n, min(version) AS low, max(version) AS high,
            max(position) AS head FROM backstory_events GROUP BY stream_id) e USING (stream_id)
       WHERE s.events <> e.n OR s.first_version <> e.low OR s.last_version <> e.high
         OR s.last_position <> e.head`,
    );
    expect(wrong).toStrictEqual([]);
    const counts = `SELECT (SELECT count(*) FROM backstory_streams),
      (SELECT count(DISTINCT stream_id) FROM backstory_events)`;
    const [row] = query(name, counts) as [number, number][];
    expect(row?.[0]).toBe(row?.[1]);
  });

  it.each(STORES)('give %s positions without holes', (name) => {
    const [row] = query(
      name,
      'SELECT min(position), max(position) - count(*) FROM backstory_events',
    );
    expect(row).toStrictEqual([1, 0]);
  });

  it('keep bytes that are not UTF-8 in a text column', () => {
    const [row] = query(
      'accounts',
      `SELECT typeof(data), hex(CAST(data AS BLOB)) FROM backstory_events
       WHERE stream_id = ? AND version = ?`,
      unreadable.stream,
      String(unreadable.notUtf8),
    ) as [string, string][];
    expect(row?.[0]).toBe('text');
    expect(row?.[1]).toContain(Buffer.from('José', 'latin1').toString('hex').toUpperCase());
  });

  it('store nothing of an erased customer', () => {
    const rows = query(
      'accounts',
      `SELECT DISTINCT data, metadata FROM backstory_events WHERE stream_id = ? AND erased = 1`,
      erasedCustomer.stream,
    );
    expect(rows).toStrictEqual([[null, null]]);
  });

  it('find the oddly named stream by its name', () => {
    const rows = query(
      'orders',
      'SELECT count(*) FROM backstory_events WHERE stream_id = ?',
      oddStream.stream,
    );
    expect(rows).toStrictEqual([[3]]);
  });

  it('are the same files when written again', () => {
    const again = join(folder, 'again.db');
    writeStore(again, demo.orders.rows, demo.orders.snapshots);
    expect(readFileSync(again).equals(readFileSync(file('orders')))).toBe(true);
  });
});
