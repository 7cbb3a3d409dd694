import { describe, expect, it } from 'vitest';
import type { Position } from '@/lib/events/ids.ts';
import { everything, reading, walkLog } from '../conformance/suite.ts';
import type { EventStore, PushedFilter, PushedTerm } from '../port.ts';
import { matches } from '../shared/matches.ts';
import { bareLog, type BareLog } from './testing/bare-log.ts';
import { plansWhile } from './testing/logged-plans.ts';
import { withServer } from './testing/with-server.ts';

const explained = [
  ...['session_preload_libraries=auto_explain', 'auto_explain.log_min_duration=0'],
  ...['auto_explain.log_format=json', 'log_line_prefix=app=%a|'],
];
const on = withServer({ settings: explained });

const events = 60_000;

/** A minute apart; one event of early March is recorded last but ten, and one of April second. */
const fillOf = (
  stream: string,
): string => `INSERT INTO messages (position, stream_name, type, data, time)
  SELECT i, '${stream}', 'Type' || (i % 3), '{}', timestamp '2026-03-01' + interval '1 minute' *
    CASE WHEN i = ${events - 10} THEN 2000 WHEN i = 2 THEN ${events - 5000} ELSE i END
  FROM generate_series(1, ${events}) AS i; ANALYZE`;

const indexes =
  'CREATE INDEX ON messages (time); CREATE UNIQUE INDEX ON messages (stream_name, position)';

const term = (name: PushedTerm['term'], value: string): PushedTerm => ({
  ...{ term: name, anyOf: [value], negated: false },
});
const days = (from: string, to: string): PushedFilter => ({
  all: [term('recordedFrom', `${from}T00:00:00Z`), term('recordedTo', `${to}T00:00:00Z`)],
});

/** All pages of a walk, as a search asks for them. */
async function walked(store: EventStore, filter: PushedFilter, direction: 'forward' | 'backward') {
  const found: string[] = [];
  let after: Position | null = null;
  let scanned = 0;
  do {
    const options = { ...reading({ limit: 200, maxScanned: 20_000 }), payload: 'omit' as const };
    const page = await store.readLog(filter, { direction, after, until: null }, options);
    found.push(...page.items.map(({ id }) => id));
    scanned += page.scanned;
    after = page.next;
  } while (after !== null);
  return { found, scanned };
}

async function onFilled(more: string, use: (log: BareLog) => Promise<void>): Promise<void> {
  const log = await bareLog(on(), more);
  try {
    await (await log.writer()).query(fillOf('order-1'));
    await use(log);
  } finally {
    await log.close();
  }
}

const early = days('2026-03-02', '2026-03-03');

async function expectedOf(store: EventStore, filter: PushedFilter): Promise<readonly string[]> {
  const log = await walkLog(store, everything);
  return log.filter((event) => matches(filter, event)).map(({ id }) => id);
}

describe('a time in a long Postgres log', () => {
  it('is found whole where clocks ran backwards, without a look at most of what lies outside', async () => {
    await onFilled(indexes, async ({ store }) => {
      for (const filter of [early, days('2026-04-06', '2026-04-09')]) {
        const expected = await expectedOf(store, filter);
        expect(expected.length).toBeGreaterThan(1000);
        for (const direction of ['forward', 'backward'] as const) {
          const { found, scanned } = await walked(store, filter, direction);
          expect(found).toEqual(direction === 'forward' ? expected : expected.toReversed());
          expect(scanned).toBeLessThan(expected.length + 25_000);
        }
      }
    });
  }, 120_000);

  it('is read once, by its index and without a sort of what the index leads to', async () => {
    await onFilled(indexes, async ({ store }) => {
      const plans = await plansWhile(on(), async () => {
        await walked(store, early, 'backward');
      });
      const read = plans.filter(({ shape }) => shape === 'times');
      expect(read).toHaveLength(1);
      const nodes = read.flatMap((plan) => plan.nodes);
      expect(nodes.filter((node) => /Index (Only )?Scan/.test(node))).toHaveLength(1);
      expect(nodes).not.toContain('Seq Scan');
    });
  }, 120_000);

  it('is looked for in the log where no index leads to it', async () => {
    await onFilled('CREATE UNIQUE INDEX ON messages (stream_name, position)', async ({ store }) => {
      const expected = await expectedOf(store, early);
      const { found, scanned } = await walked(store, early, 'backward');
      expect(found).toEqual(expected.toReversed());
      expect(scanned).toBe(events);
    });
  }, 120_000);

  it('holds what was committed late, after the time was asked for the first time', async () => {
    await onFilled(indexes, async ({ store, writer }) => {
      const [late, other] = [await writer(), await writer()];
      await late.query('BEGIN');
      const day = days('2026-03-05', '2026-03-06');
      const insert = (type: string): string =>
        `INSERT INTO messages (position, stream_name, type, data, time)
         SELECT i, '${type}-1', '${type}', '{}', '2026-03-05T12:00:00' FROM generate_series(1, 2) AS i`;
      await late.query(insert('Late'));
      // No event of the day stands beside these; so many follow that what is late stands in a part of its own.
      await other.query(fillOf('order-2'));
      const before = await walked(store, day, 'backward');
      await late.query('COMMIT');
      const after = await walked(store, day, 'backward');
      expect(after.found).toHaveLength(before.found.length + 2);
    });
  }, 120_000);
});
