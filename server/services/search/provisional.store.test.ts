import type pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { add, addMany, bareLog, type BareLog } from '@/server/stores/postgres/testing/bare-log.ts';
import { withServer } from '@/server/stores/postgres/testing/with-server.ts';
import { callAs, ownData } from '@/server/testing/own-data.ts';
import { lookupValue } from './lookup-value.ts';
import { searchEvents } from './search-events.ts';
import { searchStores } from './search-stores.ts';

const own = ownData();
const started = withServer();
let log: BareLog;
let logs = 0;

beforeEach(async () => {
  log = await bareLog(started());
  own.plant(`log-${(logs += 1)}`, log.store);
});
afterEach(() => log.close());

/** Nine events, then a writer who has taken a place and stays open, then so many more. */
async function withOpenWriter(more: number): Promise<pg.Client> {
  const [slow, quick] = [await log.writer(), await log.writer()];
  await addMany(quick, 'early', 9);
  await slow.query('BEGIN');
  await add(slow, 'slow');
  await addMany(quick, 'late', more);
  return slow;
}

async function lastOf<Step extends { readonly kind: string }>(steps: AsyncIterable<Step>) {
  let last: Step | undefined;
  for await (const step of steps) last = step;
  if (last?.kind !== 'end') throw new Error('It ends with its end.');
  return last as Extract<Step, { kind: 'end' }>;
}

async function search(asked: { q?: string; cursor?: string; head?: string; limit?: number } = {}) {
  const input = { store: `log-${logs}`, ...asked };
  return lastOf((await searchEvents(callAs(), input)).value);
}

describe('a search of a log into which somebody is writing', () => {
  it('finds what is there, and calls it provisional as far as it is', async () => {
    await withOpenWriter(4);
    const { coverage } = await search();
    expect(coverage).toMatchObject({ complete: false, matched: 13, capped: null });
    expect(coverage.provisional).toEqual({ settled: '9', newer: 4, more: false, byTime: false });
  });

  it('is complete once that writer is gone', async () => {
    const slow = await withOpenWriter(4);
    await search();
    await slow.query('COMMIT');
    const { coverage } = await search();
    expect(coverage).toMatchObject({ complete: true, matched: 14, provisional: null });
  });

  it('is complete back from a head that is final', async () => {
    await withOpenWriter(4);
    const { coverage } = await search({ head: '9' });
    expect(coverage).toMatchObject({ complete: true, matched: 9, provisional: null });
  });

  it('stays provisional when it goes on after the writer is gone, because what was read first was', async () => {
    const slow = await withOpenWriter(4);
    const first = await search({ limit: 6 });
    await slow.query('COMMIT');
    const { coverage } = await search({ cursor: first.next ?? '', limit: 50 });
    expect(coverage).toMatchObject({ complete: false, matched: 13 });
    expect(coverage.provisional).toMatchObject({ settled: '9', newer: 4 });
  });

  it('says when it did not count all that is provisional', async () => {
    await withOpenWriter(5100);
    const { coverage } = await search({ q: 'type:early' });
    expect(coverage.matched).toBe(9);
    expect(coverage.provisional).toEqual({ settled: '9', newer: 5000, more: true, byTime: false });
  });
});

it('a search of a store that does not show its writers says so although it is complete', async () => {
  await addMany(await log.writer(), 'early', 9);
  const capabilities = { ...log.store.capabilities, seal: 'time' } as const;
  own.plant(`log-${(logs += 1)}`, { ...log.store, capabilities });
  const { coverage } = await search();
  expect(coverage.complete).toBe(true);
  expect(coverage.provisional).toEqual({ settled: '9', newer: 0, more: false, byTime: true });
});

it('a search of all stores says of each what is provisional', async () => {
  await withOpenWriter(4);
  const asked = { q: `service:log-${logs}` };
  const end = await lastOf((await searchStores(callAs(), asked)).value);
  const reach = end.stores.find(({ store }) => store === `log-${logs}`);
  expect(reach).toMatchObject({ state: 'partial', provisional: { settled: '9', newer: 4 } });
  expect(end.coverage).toMatchObject({ complete: false, provisional: { newer: 4, more: false } });
});

it('a lookup of a value says what is provisional', async () => {
  const slow = await withOpenWriter(4);
  const asked = { store: `log-${logs}`, value: 'nobody' };
  const end = await lastOf((await lookupValue(callAs(), asked)).value);
  expect(end).toMatchObject({ complete: false, provisional: { settled: '9', newer: 4 } });
  await slow.query('ROLLBACK');
  const later = await lastOf((await lookupValue(callAs(), asked)).value);
  expect(later).toMatchObject({ complete: true, provisional: null });
});
