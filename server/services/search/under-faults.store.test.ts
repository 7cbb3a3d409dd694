import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import { arbitraryLog } from '@/lib/query/evaluate/arbitrary-log.ts';
import { parseQuery } from '@/lib/query/parse.ts';
import { environment } from '@/server/env.ts';
import { arbitraryFaults, faultyStore, type FaultyStore } from '@/server/testing/faulty-store.ts';
import { callAs, ownData } from '@/server/testing/own-data.ts';
import { searchEvents } from './search-events.ts';
import { searchStores } from './search-stores.ts';
import { summariseSearch } from './summarise-search.ts';
import { summariseStores } from './summarise-stores.ts';
import { countsOf, partsOf, tablePartsOf, type Part } from './testing/gone-on.ts';
import { judged, withPlanted } from './testing/planted-log.ts';

const own = ownData();
const runs = Number(process.env.FAULT_RUNS ?? 20);

/** Most events one request looks at: small, so that answers end before their log does. */
const allow = (searchEvents: number): void => {
  Object.assign(environment(), { searchEvents });
};

const log = arbitraryLog.filter((events) => events.length > 1);
const questions = fc.constantFrom(
  ...['', 'type:AccountOpened', 'stream:account-*', 'data.status:open', 'recorded:2026-03', 'ann'],
  ...['change.status:exists', 'state.status:open', 'was.total:>0', 'root:e-1', 'causes:e-2'],
  ...['event:(e-0,e-1,e-3)', '-type:NoticeSent', 'readable:false', 'data.total:>0'],
);
const dice = fc.record({
  limit: fc.integer({ min: 1, max: 5 }),
  budget: fc.constantFrom(2, 5, 200_000),
  /** Events an index covers, and the share of them of which it has a ledger; null: there is none. */
  covered: fc.option(fc.nat(12), { nil: null }),
  ledger: fc.nat(12),
});
type Dice = typeof dice extends fc.Arbitrary<infer Value> ? Value : never;
const question = fc.record({ q: questions, plan: arbitraryFaults });

interface Faulty {
  readonly id: string;
  readonly faulty: FaultyStore;
}

/** A log in a store that fails by plan, with an index whose process was ended on its way. */
async function withFaulty(
  events: readonly RecordedEvent[],
  { covered, ledger }: Pick<Dice, 'covered' | 'ledger'>,
  run: (store: Faulty) => Promise<void>,
): Promise<void> {
  allow(200_000);
  let faulty: FaultyStore | undefined;
  const held = covered === null ? null : Math.min(covered, events.length);
  await withPlanted(
    own,
    {
      log: events,
      covered: held,
      ledger: Math.min(ledger, held ?? 0),
      through: (store) => (faulty = faultyStore(store)).store,
    },
    async (id) => {
      if (faulty !== undefined) await run({ id, faulty });
    },
  );
}

const truths = (events: readonly RecordedEvent[], q: string, service: string) => {
  const all = judged({ log: events, asked: parseQuery(q).query, head: events.length }, service);
  return {
    ids: all.flatMap(({ event, truth }) => (truth === true ? [event.id] : [])).toReversed(),
    unknown: all.filter(({ truth }) => truth === 'unknown').length,
  };
};

/** A part is a beginning of the whole answer, and only the whole of it is called complete. */
function honest({ ids, coverage, goesOn }: Part, all: readonly string[], covered: number | null) {
  expect(ids).toEqual(all.slice(0, ids.length));
  if (coverage.complete) {
    expect(ids).toEqual(all);
    expect(goesOn).toBe(false);
  } else expect(goesOn || coverage.unreadable > 0).toBe(true);
  if (coverage.index != null) expect(coverage.index.events).toBeLessThanOrEqual(covered ?? 0);
}

describe('a search whose store fails now and then', () => {
  it('is called complete only with every match, and loses or repeats none when it is gone on with', async () => {
    await fc.assert(
      fc.asyncProperty(log, question, dice, (events, { q, plan }, { limit, ...rest }) =>
        withFaulty(events, rest, async ({ id, faulty }) => {
          const { ids, unknown } = truths(events, q, id);
          allow(rest.budget);
          faulty.plan(plan);
          const parts = await partsOf((cursor) =>
            searchEvents(callAs(), { store: id, q, limit, ...(cursor === null ? {} : { cursor }) }),
          );
          for (const part of parts) honest(part, ids, rest.covered);
          const last = parts.at(-1);
          expect(last?.ids).toEqual(ids);
          expect(last?.coverage).toMatchObject({
            complete: unknown === 0,
            matched: ids.length,
            unreadable: unknown,
          });
        }),
      ),
      { numRuns: runs * 2 },
    );
  });

  it('makes a table that is called complete only when it is of every match', async () => {
    await fc.assert(
      fc.asyncProperty(log, question, dice, (events, { q, plan }, rest) =>
        withFaulty(events, rest, async ({ id, faulty }) => {
          const asked = { store: id, q: `${q} | count by type, stream` };
          const [whole] = await partsOf(() => searchEvents(callAs(), asked));
          allow(rest.budget);
          faulty.plan(plan);
          const parts = await tablePartsOf((cursor) =>
            searchEvents(callAs(), { ...asked, ...(cursor === null ? {} : { cursor }) }),
          );
          for (const { coverage, table } of parts) {
            if (!coverage.complete) continue;
            expect(whole?.coverage.complete).toBe(true);
            expect(table).toEqual(whole?.table);
          }
        }),
      ),
      { numRuns: runs },
    );
  });
});

describe('a count whose store fails now and then', () => {
  it('is called exact only when every match was counted, by value and over time', async () => {
    await fc.assert(
      fc.asyncProperty(log, question, dice, (events, { q, plan }, rest) =>
        withFaulty(events, rest, async ({ id, faulty }) => {
          const { ids, unknown } = truths(events, q, id);
          const [whole] = await countsOf(() => summariseSearch(callAs(), { store: id, q }));
          allow(rest.budget);
          faulty.plan(plan);
          const parts = await countsOf((cursor) =>
            summariseSearch(callAs(), { store: id, q, ...(cursor === null ? {} : { cursor }) }),
          );
          for (const { figures, end } of parts) {
            expect(figures.basis === 'exact').toBe(end.coverage.complete);
            expect(figures.total).toBeLessThanOrEqual(ids.length);
            if (end.coverage.complete) expect(figures).toEqual(whole?.figures);
          }
          const last = parts.at(-1);
          expect(last?.figures.total).toBe(ids.length);
          expect(last?.end.coverage.complete).toBe(unknown === 0);
        }),
      ),
      { numRuns: runs },
    );
  });
});

describe('several stores of which one fails now and then', () => {
  const hour = (at: number) => new Date(Date.UTC(2026, 1, 25, at)).toISOString();
  own.write(
    'steady',
    [1, 90, 300, 301, 700].map((at, n) => ({
      ...{ stream: `account-${n % 2}`, id: `s-${n}`, recordedAt: hour(at) },
      data: n % 2 === 0 ? '{"status":"open","total":1}' : '{"email":"ann@example.org"}',
    })),
  );

  it('are called complete only with everything in each, and nothing is told twice', async () => {
    await fc.assert(
      fc.asyncProperty(log, question, dice, (events, { q, plan }, { limit, ...rest }) =>
        withFaulty(events, rest, async ({ id, faulty }) => {
          const asked = { q: `service:(${id},steady) ${q}` };
          const whole = await partsOf(() => searchStores(callAs(), { ...asked, limit: 500 }));
          const all = new Set(whole.at(-1)?.ids);
          const own = [...all].filter((name) => name.startsWith(`${id}:`));
          expect(own).toHaveLength(truths(events, q, id).ids.length);
          allow(rest.budget);
          faulty.plan(plan);
          const parts = await partsOf((cursor) =>
            searchStores(callAs(), { ...asked, limit, ...(cursor === null ? {} : { cursor }) }),
          );
          for (const { ids, coverage } of parts) {
            const told = new Set(ids);
            expect(told.size).toBe(ids.length);
            expect(all).toEqual(new Set([...all, ...told]));
            if (coverage.complete) expect(told).toEqual(all);
          }
          faulty.plan(plan);
          const counted = await countsOf((cursor) =>
            summariseStores(callAs(), { ...asked, ...(cursor === null ? {} : { cursor }) }),
          );
          for (const { figures, end } of counted) {
            expect(figures.total).toBeLessThanOrEqual(all.size);
            if (figures.basis === 'exact') expect(figures.total).toBe(all.size);
            expect(figures.basis === 'exact').toBe(end.coverage.complete);
          }
        }),
      ),
      { numRuns: runs },
    );
  });
});
