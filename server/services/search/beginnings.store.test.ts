import { beforeAll, describe, expect, it, vi } from 'vitest';
import { AppError } from '@/lib/errors.ts';
import { indexStore } from '@/server/index/testing/index-store.ts';
import { storeById } from '@/server/stores/registry.ts';
import { callAs, ownData } from '@/server/testing/own-data.ts';
import { searchEvents } from './search-events.ts';

const own = ownData();
const streams = 90;
const events = streams * 3;

beforeAll(async () => {
  own.write(
    'lamps',
    Array.from({ length: events }, (_, at) => ({
      stream: `lamp-${at % streams}`,
      id: `e${at}`,
      data: JSON.stringify({ light: at < streams ? 'off' : 'on', turn: at }),
    })),
  );
  await indexStore('lamps', events);
});

async function found(q: string): Promise<readonly string[]> {
  const { value } = await searchEvents(callAs(), { store: 'lamps', q, limit: 50 });
  const ids: string[] = [];
  for await (const step of value)
    if (step.kind === 'hits') ids.push(...step.items.map(({ id }) => id));
  return ids;
}

const expected = Array.from({ length: 50 }, (_, index) => `e${2 * streams - 1 - index}`);

describe('the states of many short streams', () => {
  it('are asked of the store together', async () => {
    const { store } = await storeById('lamps');
    const [together, alone] = [vi.spyOn(store, 'readStreams'), vi.spyOn(store, 'readStream')];
    try {
      expect(await found('change.light:off->on')).toEqual(expected);
      expect(together).toHaveBeenCalledTimes(1);
      expect(alone).not.toHaveBeenCalled();
    } finally {
      vi.restoreAllMocks();
    }
  });

  it('are asked for one by one where the store cannot tell them together', async () => {
    const { store } = await storeById('lamps');
    const refused = vi
      .spyOn(store, 'readStreams')
      .mockRejectedValue(new AppError('store_timeout', 'The store took too long.'));
    try {
      expect(await found('change.light:off->on')).toEqual(expected);
      expect(refused).toHaveBeenCalled();
    } finally {
      vi.restoreAllMocks();
    }
  });

  it('are those of the whole stream where the first page is not all of it', async () => {
    const long = Array.from({ length: 450 }, (_, at) => ({
      stream: `lamp-${at % 2}`,
      id: `l${at}`,
      data: JSON.stringify({ light: at < 448 ? 'off' : 'on', turn: at }),
    }));
    own.write('long-lamps', long);
    const { value } = await searchEvents(callAs(), { store: 'long-lamps', q: 'change.light:on' });
    const ids: string[] = [];
    for await (const step of value)
      if (step.kind === 'hits') ids.push(...step.items.map(({ id }) => id));
    expect(ids).toEqual(['l449', 'l448']);
  });
});
