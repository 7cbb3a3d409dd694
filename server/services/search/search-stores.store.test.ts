import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { database } from '@/server/db/client.ts';
import { callAs, ownData } from '@/server/testing/own-data.ts';
import { searchEvents } from './search-events.ts';
import {
  endOf,
  planOf,
  search,
  statesIn,
  stores,
  walk,
  writeThreeStores,
} from './testing/three-stores.ts';

const own = ownData();
beforeAll(() => {
  writeThreeStores(own);
});

/** What each store answers by itself, put together by time; equal times in the order of the stores. */
async function union(q: string): Promise<readonly string[]> {
  const found: { id: string; at: string }[] = [];
  for (const store of stores) {
    const { value } = await searchEvents(callAs(), { store, q, limit: 500 });
    for await (const step of value) {
      if (step.kind !== 'hits') continue;
      found.push(...step.items.map(({ id, recordedAt }) => ({ id, at: recordedAt ?? '' })));
    }
  }
  return found.sort((a, b) => (a.at === b.at ? 0 : a.at < b.at ? 1 : -1)).map(({ id }) => id);
}

const queries = [
  ...['', 'type:Opened', 'data.n:>2', 'correlation:c-1', 'data.hour:(4,9)', 'data.n:99'],
  ...['service:billing', 'service:(billing,orders) type:Changed', '-service:orders'],
  ...['(service:orders type:Opened) or (service:billing data.n:1)', 'service:o* or data.n:0'],
];

describe('a search over several stores', () => {
  it('is what the stores answer one by one, newest first, whatever the size of the pages', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...queries),
        fc.integer({ min: 1, max: 9 }),
        async (q, limit) => {
          const expected = await union(q);
          const { ids, end } = await walk({ q, limit });
          expect(ids).toStrictEqual(expected);
          expect(end.coverage).toMatchObject({
            complete: true,
            capped: null,
            matched: expected.length,
          });
        },
      ),
      { numRuns: 20 },
    );
  });

  it('has a row of the access log for every store that is asked, with the query and the head', async () => {
    const q = '-service:orders type:Opened';
    await walk({ q, limit: 500 });
    const rows = await (await database()).accessLog.findMany({ orderBy: { id: 'desc' }, take: 2 });
    expect(new Set(rows.map(({ action }) => action))).toEqual(new Set(['stores.search']));
    expect(rows.map(({ store }) => store).toSorted()).toEqual(['accounts', 'billing']);
    for (const { detail } of rows) {
      expect(JSON.parse(detail ?? '')).toMatchObject({ q, zone: 'UTC' });
      expect(detail).toMatch(/"head":"\d+"/);
    }
  });

  it('says of every event the store it is of', async () => {
    for (const step of await search({ q: '' })) {
      if (step.kind !== 'hits') continue;
      for (const { store, event } of step.items) expect(event.id).toMatch(new RegExp(`^${store}:`));
    }
  });

  it('asks no store in which nothing can match', async () => {
    const steps = await search({ q: 'service:billing data.n:1' });
    expect(statesIn(endOf(steps))).toStrictEqual({
      accounts: 'left-out',
      orders: 'left-out',
      billing: 'complete',
    });
    expect(planOf(steps).asked).toStrictEqual([
      { store: 'billing', pushed: '', scanned: 'data.n:1' },
    ]);
    expect(endOf(steps).coverage).toMatchObject({ complete: true, examined: 4, matched: 1 });
  });

  it('says how far each store is while another has more to show', async () => {
    const end = endOf(await search({ q: '', limit: 3 }));
    expect(end.coverage).toMatchObject({ complete: false, capped: 'page', matched: 3 });
    const accounts = end.stores.find(({ store }) => store === 'accounts');
    expect(accounts).toMatchObject({ state: 'partial', capped: 'page', matched: 1 });
    expect(accounts?.held).toBeGreaterThan(0);
  });

  it('says where it names a store that is not there', async () => {
    const plan = planOf(await search({ q: 'service:(billing,order)' }));
    expect(plan.notices).toStrictEqual([
      { from: 17, to: 22, message: 'There is no store named order. Did you mean orders?' },
    ]);
  });
});

describe('a link to an answer over several stores', () => {
  it('shows it as it was, and no store that it knows nothing of', async () => {
    const { head } = planOf(await search({ q: '-service:orders' }));
    expect(head).toBe('accounts:7,billing:4');
    const earlier = await walk({ q: '', head: 'accounts:2,billing:1' });
    expect(earlier.ids).toStrictEqual(['accounts:1', 'billing:0', 'accounts:0']);
    expect(statesIn(earlier.end).orders).toBe('left-out');
  });

  it('names a store that is there no more', async () => {
    const end = endOf(await search({ q: '', head: 'accounts:2,gone:1' }));
    expect(statesIn(end)).toMatchObject({ accounts: 'complete', gone: 'failed' });
    expect(end.coverage.complete).toBe(false);
  });

  it.each(['5', 'accounts', 'accounts:', 'accounts:1,,billing:2', 'Up:1'])(
    'is refused where its heads are none: %s',
    async (head) => {
      await expect(search({ head })).rejects.toMatchObject({
        code: 'invalid_input',
        field: 'head',
      });
    },
  );
});

describe('steps over several stores', () => {
  const tableOf = async (q: string) => {
    const steps = await search({ q, limit: 1 });
    const table = steps.findLast((step) => step.kind === 'table');
    if (table?.kind !== 'table') throw new Error('There is no table.');
    return { table, end: endOf(steps) };
  };

  it('count by service', async () => {
    const { table, end } = await tableOf('data.hour:>3 | count by service');
    expect(table).toMatchObject({
      columns: ['service', 'count'],
      rows: [
        ['orders', '7'],
        ['accounts', '6'],
        ['billing', '4'],
      ],
    });
    expect(end).toMatchObject({ next: null, coverage: { complete: true, matched: 17 } });
  });

  it('take the first of each store, with the store each is of', async () => {
    const { table } = await tableOf('| last 1 per service');
    expect(table.items.map(({ store, event }) => [store, event.id])).toStrictEqual([
      ['orders', 'orders:7'],
      ['accounts', 'accounts:6'],
      ['billing', 'billing:3'],
    ]);
  });

  it('sort by position only where there is one order', async () => {
    const { table } = await tableOf('service:billing | sort position | show event');
    expect(table.rows.map(([id]) => id)).toStrictEqual([0, 1, 2, 3].map((n) => `billing:${n}`));
    await expect(search({ q: '| sort position' })).rejects.toThrow('no common order');
  });
});
