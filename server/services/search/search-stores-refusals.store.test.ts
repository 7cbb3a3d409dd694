import { beforeAll, describe, expect, it } from 'vitest';
import { AppError } from '@/lib/errors.ts';
import { openMemoryStore } from '@/server/stores/memory/memory-store.ts';
import { ownData } from '@/server/testing/own-data.ts';
import {
  endOf,
  hours,
  search,
  stores,
  walk,
  writeThreeStores,
  type Asked,
} from './testing/three-stores.ts';

const own = ownData();
beforeAll(() => {
  writeThreeStores(own);
});

describe('a question over several stores that cannot be answered', () => {
  it.each<[Asked, string, string]>([
    [{ q: 'tpye:A' }, 'invalid_query', 'q'],
    [{ zone: 'Nowhere/Land' }, 'invalid_input', 'zone'],
    [{ cursor: 'eyJ' }, 'invalid_input', 'cursor'],
    [{ limit: 0 }, 'invalid_input', 'limit'],
  ])('is refused: %j', async (asked, code, field) => {
    await expect(search(asked)).rejects.toMatchObject({ code, field });
  });

  it('is refused when its token belongs to another', async () => {
    const { next } = endOf(await search({ q: 'data.n:>0', limit: 1 }));
    await expect(search({ q: 'data.n:>1', cursor: next ?? '' })).rejects.toMatchObject({
      code: 'invalid_input',
      field: 'cursor',
    });
  });
});

describe('a store that fails', () => {
  const { store: memory } = openMemoryStore(1n);
  const down = (): Promise<never> =>
    Promise.reject(new AppError('store_unavailable', 'The store is down.'));

  it('is named, and the others answer', async () => {
    own.plant('down', { ...memory, readLog: down, readPositions: down, horizon: down });
    const { ids, end } = await walk({ q: 'data.n:1', limit: 2 });
    expect(ids).toStrictEqual(['accounts:1', 'orders:1', 'billing:1'].sort(byHour));
    expect(end.stores.find(({ store }) => store === 'down')).toMatchObject({
      state: 'failed',
      reason: 'The store is down.',
    });
    expect(end.coverage.complete).toBe(false);
    const without = await walk({ q: 'data.n:1 -service:down' });
    expect(without.end.coverage.complete).toBe(true);
  });
});

const byHour = (a: string, b: string): number => hourOf(b) - hourOf(a);
function hourOf(id: string): number {
  const [store, index] = id.split(':');
  const found = stores.find((each) => each === store);
  return found === undefined ? 0 : (hours[found][Number(index)] ?? 0);
}
