import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { AppError } from '@/lib/errors.ts';
import type { StoresSummaryStep } from '@/lib/api/search-summary.ts';
import { environment } from '@/server/env.ts';
import { openMemoryStore } from '@/server/stores/memory/memory-store.ts';
import { callAs, ownData } from '@/server/testing/own-data.ts';
import { summariseStores } from './summarise-stores.ts';
import { hours, stores, writeThreeStores } from './testing/three-stores.ts';

const own = ownData();
beforeAll(() => {
  writeThreeStores(own);
});

/** The budget of one read, in events. */
const allow = (searchEvents: number): void => {
  Object.assign(environment(), { searchEvents });
};
afterEach(() => {
  allow(200_000);
});

interface Asked {
  readonly q?: string;
  readonly head?: string;
  readonly cursor?: string;
}

async function summary(asked: Asked) {
  const { value } = await summariseStores(callAs(), asked);
  const steps: StoresSummaryStep[] = [];
  for await (const step of value) steps.push(step);
  const end = steps.at(-1);
  const figures = steps.findLast((step) => step.kind === 'figures');
  if (end?.kind !== 'end' || figures === undefined) throw new Error('A summary ends with both.');
  return { end, figures };
}

const valuesOf = ({ figures }: Awaited<ReturnType<typeof summary>>, field: string) =>
  figures.facets.find((facet) => facet.field === field)?.values;
const all = Object.values(hours).flat().length;
const statesOf = ({ end }: Awaited<ReturnType<typeof summary>>) =>
  Object.fromEntries(end.stores.map(({ store, state }) => [store, state]));

describe('the figures of an answer in several stores', () => {
  it('are those of all stores together, by store too', async () => {
    const told = await summary({});
    expect(told.figures).toMatchObject({ basis: 'exact', total: all, untimed: 0 });
    expect(valuesOf(told, 'service')).toEqual([
      { value: 'orders', events: 8 },
      { value: 'accounts', events: 7 },
      { value: 'billing', events: 4 },
    ]);
    expect(valuesOf(told, 'correlation')?.reduce((sum, { events }) => sum + events, 0)).toBe(all);
    expect(told.figures.histogram?.bars.flat().reduce((sum, each) => sum + each, 0)).toBe(all);
    expect(told.end.coverage).toMatchObject({ complete: true, capped: null, matched: all });
    expect(told.end.next).toBeNull();
  });

  it('leave out stores in which nothing can match', async () => {
    const told = await summary({ q: 'service:(orders,billing) type:Opened' });
    expect(statesOf(told)).toEqual({
      accounts: 'left-out',
      orders: 'counted',
      billing: 'counted',
    });
    expect(told.figures).toMatchObject({ basis: 'exact', total: 5 });
  });

  it('end at the heads that a link names', async () => {
    const told = await summary({ head: 'accounts:2,orders:3' });
    expect(told.figures.total).toBe(5);
    expect(told.end.coverage.head).toBe('accounts:2,orders:3');
    expect(statesOf(told).billing).toBe('left-out');
  });

  it('are gone on with where the budget ended, and are then of everything', async () => {
    allow(3);
    let told = await summary({ q: 'data.n:exists' });
    expect(told.figures.basis).toBe('atLeast');
    expect(told.end.coverage.complete).toBe(false);
    for (let rounds = 0; told.end.next !== null && rounds < 20; rounds += 1) {
      told = await summary({ q: 'data.n:exists', cursor: told.end.next });
    }
    expect(told.figures).toMatchObject({ basis: 'exact', total: all });
    expect(told.end.coverage).toMatchObject({ complete: true, examined: all });
  });

  it('are never called exact where a store fails, which is named', async () => {
    const { store } = openMemoryStore(0n);
    own.plant('down', {
      ...store,
      horizon: () => Promise.reject(new AppError('store_unavailable', 'Nobody answers.')),
    });
    const told = await summary({ q: 'type:Opened' });
    expect(told.figures.basis).toBe('atLeast');
    expect(told.end.coverage.complete).toBe(false);
    expect(told.end.stores.find(({ store: id }) => id === 'down')).toMatchObject({
      state: 'failed',
      reason: 'Nobody answers.',
    });
    expect(stores.map((id) => statesOf(told)[id])).toEqual(['counted', 'counted', 'counted']);
  });

  it('refuse steps, and a token of another question', async () => {
    await expect(summary({ q: '| count' })).rejects.toMatchObject({ code: 'invalid_query' });
    allow(3);
    const { end } = await summary({ q: 'service:orders' });
    await expect(summary({ q: 'service:billing', cursor: end.next ?? '' })).rejects.toMatchObject({
      code: 'invalid_input',
    });
  });
});
