import { writeFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { HealthStep } from '@/lib/api/health.ts';
import type { SearchStep } from '@/lib/api/search.ts';
import { AppError } from '@/lib/errors.ts';
import { openMemoryStore } from '@/server/stores/memory/memory-store.ts';
import { callAs, ownData } from '@/server/testing/own-data.ts';
import { readHealth } from '../health/index.ts';
import { searchEvents } from './search-events.ts';

const own = ownData();
const memory = openMemoryStore(1n).store;
const fails = (): Promise<never> =>
  Promise.reject(new AppError('store_unavailable', 'The store is down.'));

beforeAll(() => {
  own.write('shop', [
    { stream: 'a-1', id: 'first' },
    { stream: 'a-1', id: 'caused-here', cause: 'first' },
    { stream: 'a-1', id: 'caused-there', cause: 'far-cause' },
    { stream: 'a-1', id: 'caused-who-knows-where', cause: 'gone' },
  ]);
  own.write('calm', [{ stream: 'a-1', id: 'calm' }]);
  own.plant('down', { ...memory, findEvents: fails });
  own.write('elsewhere', [{ stream: 'b-1', id: 'far-cause' }]);
  writeFileSync(
    own.write('damaged', []),
    'This is no database, whatever its name says.'.repeat(99),
  );
});

async function examined(store: string): Promise<Extract<HealthStep, { kind: 'end' }>> {
  const { value } = await readHealth(callAs(), { store });
  let last: HealthStep | undefined;
  for await (const step of value) last = step;
  if (last?.kind !== 'end') throw new Error('An examination ends with its end.');
  return last;
}

async function search(q: string) {
  const { value } = await searchEvents(callAs(), { store: 'shop', q, limit: 50 });
  const steps: SearchStep[] = [];
  for await (const step of value) steps.push(step);
  const end = steps.at(-1);
  if (end?.kind !== 'end') throw new Error('A search ends with its end.');
  const ids = steps.flatMap((step) => (step.kind === 'hits' ? step.items.map(({ id }) => id) : []));
  return { ids, coverage: end.coverage };
}

describe('the health of a store while others are down', () => {
  it('names them, and claims of no cause that it is nowhere', async () => {
    const end = await examined('shop');
    expect(end).toMatchObject({ complete: false, examined: 4, unasked: 1 });
    expect(end.notExamined.map(({ store }) => store)).toEqual(['down', 'damaged']);
    expect(end.notExamined[0]).toEqual({ store: 'down', reason: 'The store is down.' });
    expect(end.findings.find(({ kind }) => kind === 'orphan')).toMatchObject({ count: 0 });
  });

  it('leaves a search for orphans open of just the events whose cause may be there', async () => {
    const { ids, coverage } = await search('finding:orphan');
    expect(ids).toEqual([]);
    expect(coverage).toMatchObject({ complete: false, unreadable: 1 });
  });

  it('asks nobody where no cause is missing', async () => {
    expect(await examined('calm')).toMatchObject({ complete: true, unasked: 0, notExamined: [] });
  });

  it('is examined anew when they are back', async () => {
    own.plant('down', memory);
    own.plant('damaged', memory);
    const end = await examined('shop');
    expect(end).toMatchObject({ complete: true, unasked: 0, notExamined: [], kept: false });
    expect(end.findings.find(({ kind }) => kind === 'orphan')).toMatchObject({ count: 1 });
    expect((await search('finding:orphan')).ids).toEqual(['caused-who-knows-where']);
  });
});
