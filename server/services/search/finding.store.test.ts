import { beforeAll, describe, expect, it } from 'vitest';
import type { HealthStep } from '@/lib/api/health.ts';
import type { SearchStep } from '@/lib/api/search.ts';
import { position } from '@/lib/events/ids.ts';
import { sampleEvent } from '@/lib/events/sample-event.ts';
import { openMemoryStore } from '@/server/stores/memory/memory-store.ts';
import { callAs, ownData } from '@/server/testing/own-data.ts';
import { writeStore } from '@/server/testing/write-store.ts';
import { readHealth } from '../health/index.ts';
import { searchEvents } from './search-events.ts';
import { tailEvents } from './tail-events.ts';

const own = ownData();
let file: string;

beforeAll(() => {
  file = own.write('shop', [
    ...Array.from({ length: 40 }, (_, n) => ({ stream: 'a-1', version: 1 + 2 * n, id: `a${n}` })),
    { stream: 'a-2', id: 'broken', data: '{"n":' },
    { stream: 'a-2', id: 'caused-nowhere', cause: 'gone' },
    { stream: 'a-3', id: 'changed', type: 'ShopUpdated' },
  ]);
});

async function search(q: string, head?: string, store = 'shop') {
  const asked = { store, q, limit: 500, ...(head === undefined ? {} : { head }) };
  const { value } = await searchEvents(callAs(), asked);
  const steps: SearchStep[] = [];
  for await (const step of value) steps.push(step);
  const end = steps.at(-1);
  if (end?.kind !== 'end') throw new Error('A search ends with its end.');
  const ids = steps.flatMap((step) => (step.kind === 'hits' ? step.items.map(({ id }) => id) : []));
  return { ids, coverage: end.coverage };
}

async function health(): Promise<Extract<HealthStep, { kind: 'end' }>> {
  const { value } = await readHealth(callAs(), { store: 'shop' });
  let last: HealthStep | undefined;
  for await (const step of value) last = step;
  if (last?.kind !== 'end') throw new Error('An examination ends with its end.');
  return last;
}

describe('a search for what health finds', () => {
  it('lists all events behind each number, not only the examples', async () => {
    const { findings } = await health();
    expect(findings.find(({ kind }) => kind === 'gap')?.count).toBe(39);
    for (const { kind, count } of findings) {
      const { ids, coverage } = await search(`finding:${kind}`);
      expect([kind, ids.length]).toStrictEqual([kind, count]);
      expect(coverage.complete).toBe(true);
    }
  });

  it('asks again what was open when the log was examined, once it is final', async () => {
    const inner = openMemoryStore(1n);
    inner.append([1, 2, 3].map((at) => sampleEvent(at)));
    let late = true;
    own.plant('written', {
      ...inner.store,
      async readLog(filter, range, options) {
        const page = await inner.store.readLog(filter, range, options);
        return { ...page, items: page.items.filter(({ version }) => !late || version !== 2n) };
      },
      horizon: () => Promise.resolve({ head: position('3'), settled: position(late ? '1' : '3') }),
    });
    const before = await search('finding:gap', undefined, 'written');
    expect([before.ids, before.coverage.complete]).toStrictEqual([['account-1@3'], false]);
    late = false;
    const after = await search('finding:gap', undefined, 'written');
    expect([after.ids, after.coverage.complete]).toStrictEqual([[], true]);
  });

  it('can be part of any query, and be counted', async () => {
    expect((await search('finding:(orphan,unreadable)')).ids).toStrictEqual([
      'caused-nowhere',
      'broken',
    ]);
    expect((await search('-finding:* stream:a-2')).ids).toStrictEqual([]);
    expect((await search('finding:missing stream:a-1')).ids).toStrictEqual(['a0']);
    expect((await search('finding:gap version:<8')).ids).toStrictEqual(['a3', 'a2', 'a1']);
  });

  it('knows the log up to its head', async () => {
    const { coverage } = await search('stream:a-1 version:9');
    const head = coverage.head ?? '';
    writeStore(file, [{ stream: 'a-1', version: 100, id: 'far' }]);
    expect((await search('finding:gap')).ids).toHaveLength(40);
    expect((await search('finding:gap', head)).ids).toHaveLength(39);
  });

  it('is refused for a finding there is not, and for what comes', async () => {
    await expect(search('finding:gaps')).rejects.toMatchObject({ code: 'invalid_query' });
    const tail = tailEvents(callAs(), { store: 'shop', q: 'finding:gap' });
    await expect(tail).rejects.toMatchObject({ code: 'invalid_query' });
  });
});
