import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seedLog } from '@/server/stores/conformance/seeds.ts';
import type { Opened } from '@/server/stores/conformance/harness.ts';
import type { EventStore } from '@/server/stores/port.ts';
import { StorePool } from '@/server/stores/postgres/store-pool.ts';
import {
  breakingProxy,
  type Break,
  type BreakingProxy,
} from '@/server/stores/postgres/testing/breaking-proxy.ts';
import { messageDbFixture } from '@/server/stores/postgres/testing/message-db-fixture.ts';
import { openOn, schemaOf, tableHarness } from '@/server/stores/postgres/testing/table-harness.ts';
import { withServer } from '@/server/stores/postgres/testing/with-server.ts';
import { callAs, ownData } from '@/server/testing/own-data.ts';
import { searchEvents } from './search-events.ts';
import { summariseSearch } from './summarise-search.ts';
import { tailEvents } from './tail-events.ts';
import { countsOf, partsOf, tailedBy } from './testing/gone-on.ts';

const own = ownData();
const runs = Number(process.env.FAULT_RUNS ?? 6);
/** Three of them are the longest silence that is borne. */
const beat = 40;
const started = withServer({ databases: ['conformance'] });
let proxy: BreakingProxy;
let opened: Opened;
let far: EventStore;

beforeAll(async () => {
  opened = await tableHarness(messageDbFixture, started).open(
    seedLog(
      Array.from({ length: 400 }, (_, n) => ({
        streamId: `${n % 3 === 0 ? 'order' : 'account'}-${n % 11}`,
        data: { kind: 'json', text: JSON.stringify({ n, status: n % 5 === 0 ? 'open' : 'shut' }) },
      })),
      messageDbFixture,
    ),
  );
  proxy = await breakingProxy(started().port);
  const pool = new StorePool({ ...started().reader('conformance'), port: proxy.port }, beat);
  far = (await openOn(pool, messageDbFixture, schemaOf(opened))).store;
  own.plant('near', opened.store);
  own.plant('far', far);
});
afterAll(async () => {
  await far.close();
  await proxy.close();
  await opened.close();
});

const breaks: fc.Arbitrary<readonly Break[]> = fc.array(
  fc.record({
    after: fc.oneof(fc.nat(3000), fc.nat(60_000)),
    by: fc.constantFrom('cut' as const, 'cut' as const, 'stall' as const),
    // More than the pool tries by itself, now and then.
    refuse: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.nat(12)),
  }),
  { minLength: 1, maxLength: 4 },
);
const questions = fc.constantFrom(
  ...['', 'type:Type1', 'category:order', 'data.status:open', 'change.status:shut->open', '7'],
);
const from = (cursor: string | null) => (cursor === null ? {} : { cursor });

describe('a search over connections that break in the middle of a row', () => {
  it('is called complete only with every match, and loses or repeats none', async () => {
    await fc.assert(
      fc.asyncProperty(questions, breaks, async (q, plan) => {
        const asked = { q, limit: 200 };
        const [whole] = (
          await partsOf((cursor) =>
            searchEvents(callAs(), { ...asked, store: 'near', ...from(cursor) }),
          )
        ).slice(-1);
        proxy.plan(plan);
        const parts = await partsOf((cursor) =>
          searchEvents(callAs(), { ...asked, store: 'far', ...from(cursor) }),
        );
        for (const { ids, coverage } of parts) {
          expect(ids).toEqual(whole?.ids.slice(0, ids.length));
          if (coverage.complete) expect(ids).toEqual(whole?.ids);
        }
        expect(parts.at(-1)?.coverage).toMatchObject({ complete: true });
      }),
      { numRuns: runs * 2 },
    );
  });

  it('is counted, and called exact only when all of it was', async () => {
    await fc.assert(
      fc.asyncProperty(questions, breaks, async (q, plan) => {
        const [whole] = await countsOf(() => summariseSearch(callAs(), { store: 'near', q }));
        proxy.plan(plan);
        const parts = await countsOf((cursor) =>
          summariseSearch(callAs(), { store: 'far', q, ...from(cursor) }),
        );
        for (const { figures } of parts) {
          if (figures.basis === 'exact') expect(figures).toEqual(whole?.figures);
        }
        expect(parts.at(-1)?.figures.basis).toBe('exact');
      }),
      { numRuns: runs },
    );
  });
});

describe('a tail over connections that break in the middle of a row', () => {
  it('tells each event once to a reader who comes back, and is live only when all were told', async () => {
    const all = await followed('near');
    expect(all).toHaveLength(400);
    await fc.assert(
      fc.asyncProperty(breaks, async (plan) => {
        proxy.plan(plan);
        expect(await followed('far')).toEqual(all);
      }),
      { numRuns: runs },
    );
  });
});

const followed = (store: string): Promise<readonly string[]> =>
  tailedBy((after) => tailEvents(callAs(), { store, after, follow: '0' }));
