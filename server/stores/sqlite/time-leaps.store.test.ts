import Database from 'better-sqlite3';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { instant, type Position } from '@/lib/events/ids.ts';
import { seedLog } from '../conformance/seeds.ts';
import { fileHarness } from '../conformance/sqlite-files.ts';
import { everything, reading, walkLog, withStore } from '../conformance/suite.ts';
import type { EventStore, PushedFilter, PushedTerm } from '../port.ts';
import { matches } from '../shared/matches.ts';
import { Connection } from './connection.ts';
import { backstoryFile } from './testing/backstory-file.ts';

const query = vi.spyOn(Connection.prototype, 'query');
afterEach(() => query.mockClear());

const events = 60_000;

/** A minute apart; one event of early March is recorded last but ten, and one of late March second. */
const fill = `INSERT INTO backstory_events (event_id, stream_id, category, version, type, recorded_at, data)
  WITH RECURSIVE n(i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i < ${events})
  SELECT 'e' || i, 'order-1', 'order', i, 'Type' || (i % 3),
    strftime('%Y-%m-%dT%H:%M:%S.000000Z', '2026-03-01', '+' ||
      CASE WHEN i = ${events - 10} THEN 2000 WHEN i = 2 THEN ${events - 5000} ELSE i END || ' minutes'), '{}' FROM n`;

const term = (name: PushedTerm['term'], value: string): PushedTerm => ({
  ...{ term: name, anyOf: [value], negated: false },
});
const day = (from: string, to: string): PushedFilter => ({
  all: [term('recordedFrom', `${from}T00:00:00Z`), term('recordedTo', `${to}T00:00:00Z`)],
});

async function onFilled(use: (store: EventStore) => Promise<void>): Promise<void> {
  const harness = fileHarness(backstoryFile);
  const recordedAt = instant('2026-03-01T00:01:00.000000Z');
  const seeds = seedLog([{ streamId: 'order-1', recordedAt }], harness);
  await withStore(harness, seeds, async ({ store }) => {
    const [connection] = query.mock.contexts.slice(-1);
    if (!(connection instanceof Connection)) expect.fail('nothing was asked');
    const file = new Database(connection.path);
    file.exec(fill);
    file.close();
    query.mockClear();
    await use(store);
  });
}

/** All pages of a walk, as a search asks for them. */
async function walked(store: EventStore, filter: PushedFilter, direction: 'forward' | 'backward') {
  const found: string[] = [];
  let after: Position | null = null;
  let [scanned, pages] = [0, 0];
  do {
    const options = { ...reading({ limit: 100, maxScanned: 20_000 }), payload: 'omit' as const };
    const page = await store.readLog(filter, { direction, after, until: null }, options);
    found.push(...page.items.map(({ id }) => id));
    scanned += page.scanned;
    after = page.next;
    pages += 1;
  } while (after !== null);
  return { found, scanned, pages };
}

/** Statements that read of the index on time. */
const indexReads = () =>
  query.mock.calls.map(([each]) => each).filter(({ sql }) => sql.includes('OVER ()'));

describe('a time in a long SQLite log', () => {
  it('is found whole where clocks ran backwards, without a look at most of what lies outside', async () => {
    await onFilled(async (store) => {
      const log = await walkLog(store, everything);
      for (const filter of [day('2026-03-02', '2026-03-03'), day('2026-04-06', '2026-04-09')]) {
        const expected = log.filter((event) => matches(filter, event)).map(({ id }) => id);
        expect(expected.length).toBeGreaterThan(1000);
        for (const direction of ['forward', 'backward'] as const) {
          const { found, scanned } = await walked(store, filter, direction);
          expect(found).toEqual(direction === 'forward' ? expected : expected.toReversed());
          expect(scanned).toBeLessThan(expected.length + 20_000);
        }
      }
    });
  });

  it('is read once from the index on time, however many pages are asked for', async () => {
    await onFilled(async (store) => {
      const { pages } = await walked(store, day('2026-03-02', '2026-03-03'), 'backward');
      expect(pages).toBeGreaterThan(10);
      expect(indexReads()).toHaveLength(1);
    });
  });

  it('is read in the order of its index, without a look at the table', async () => {
    await onFilled(async (store) => {
      await walked(store, day('2026-03-02', '2026-03-03'), 'backward');
      const [read] = indexReads();
      const [connection] = query.mock.contexts.slice(-1);
      if (!(connection instanceof Connection) || read === undefined)
        expect.fail('nothing was read');
      const file = new Database(connection.path, { readonly: true });
      const plan = file
        .prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${read.sql}`)
        .all(...read.params)
        .map(({ detail }) => detail);
      file.close();
      expect(
        plan.filter((detail) =>
          /USING COVERING INDEX \w+_recorded \(recorded_at>\? AND recorded_at<\?\)/.test(detail),
        ),
      ).toHaveLength(1);
      expect(plan.filter((detail) => detail.includes('ORDER BY'))).toEqual([]);
    });
  });

  it('of nearly all events is not read from the index at all', async () => {
    await onFilled(async (store) => {
      await walked(store, day('2026-03-01', '2027-01-01'), 'backward');
      expect(indexReads()).toEqual([]);
    });
  });
});
