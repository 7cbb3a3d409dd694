import { beforeAll, describe, expect, it } from 'vitest';
import { ownData } from '@/server/testing/own-data.ts';
import { reducerCases } from './testing/reducer-cases.ts';
import { askRoute } from './testing/route-handlers.ts';
import { storeCases } from './testing/store-cases.ts';
import { streamCases } from './testing/stream-cases.ts';
import { shopEvents } from './testing/refusals.ts';
import { searchCases } from './testing/search-cases.ts';

const own = ownData();
const later = {
  category: 'order',
  correlation: 'c1',
  cause: 'paid',
  recordedAt: '2026-02-01T00:00:00.000000Z',
};
beforeAll(() => {
  own.write('shop', [
    ...shopEvents,
    {
      ...later,
      stream: 'order/1',
      id: 'LATER-1',
      type: 'LATER',
      data: '{"LATER":1,"paid":"LATER"}',
    },
    { ...later, stream: 'order/LATER', id: 'LATER-2', type: 'LATER', data: '{"total":"LATER"}' },
    {
      ...later,
      stream: 'LATER-1',
      id: 'LATER-3',
      type: 'OrderPaid',
      category: 'LATER',
      data: '{}',
    },
  ]);
});

const cases = Object.entries({ ...storeCases, ...streamCases, ...reducerCases, ...searchCases })
  .filter(([name]) => name.startsWith('GET '))
  .filter(([name]) => !name.includes('/reducers/'));

async function answer(name: string, more: string): Promise<string> {
  const asked = Object.fromEntries(cases)[name]?.succeeds ?? {};
  const search = [asked.search ?? '', more].filter((each) => each !== '').join('&');
  const response = await askRoute(name, { ...asked, search }, own);
  const text = await response.text();
  expect([response.status, text]).toEqual([200, text]);
  return text;
}

const names = cases.map(([name]) => name).filter((name) => !/\/(?:later|tail)$/.test(name));
const pinned = 'asof=2026-01-20T10:00Z';

describe('a pinned moment', () => {
  it.each(names)('lets nothing later into %s', async (name) => {
    expect(await answer(name, pinned)).not.toContain('LATER');
  });

  it('leaves out what the same routes show without it', async () => {
    const telling: string[] = [];
    for (const name of names) {
      if ((await answer(name, '')).includes('LATER'))
        telling.push(name.replace('GET /api/stores', ''));
    }
    expect(telling).toMatchInlineSnapshot(`
      [
        "/[store]/description",
        "/[store]/volume",
        "/[store]/types/[type]",
        "/[store]/events",
        "/[store]/search",
        "/[store]/events/[event]",
        "/[store]/events/[event]/effects",
        "/[store]/correlations/[correlation]",
        "/[store]/streams",
        "/[store]/streams/[stream]/events",
        "/[store]/streams/[stream]/segment",
        "/[store]/streams/[stream]/diff",
        "/[store]/streams/[stream]/fields",
        "/[store]/streams/[stream]/paths",
        "/[store]/streams/[stream]/beliefs",
        "/[store]/streams/[stream]/happened",
        "/[store]/streams/[stream]/export",
        "/[store]/streams/[stream]/revert",
        "/[store]/streams/[stream]/fixture",
        "/[store]/streams/[stream]/branch",
        "GET /api/search",
        "GET /api/search/summary",
        "/[store]/search/summary",
        "/[store]/vocabulary",
      ]
    `);
  });

  it('counts what it leaves out', async () => {
    const name = 'GET /api/stores/[store]/later';
    const response = await askRoute(name, { segments: { store: 'shop' }, search: pinned }, own);
    expect(await response.json()).toMatchObject({ later: 3, complete: true, skewed: false });
  });

  it('shows of two events in one second only the one that it names', async () => {
    const name = 'GET /api/stores/[store]/events';
    const before = await askRoute(
      name,
      { segments: { store: 'shop' }, search: 'asof=2026-01-31T23:59:59.999999Z' },
      own,
    );
    expect(await before.text()).not.toContain('LATER');
    const on = await askRoute(
      name,
      { segments: { store: 'shop' }, search: 'asof=2026-02-01T01:00%2B01:00' },
      own,
    );
    expect(await on.text()).toContain('LATER-3');
  });

  it('has no tail', async () => {
    const asked = { segments: { store: 'shop' }, search: `after=start&${pinned}` };
    const response = await askRoute('GET /api/stores/[store]/tail', asked, own);
    expect([response.status, await response.json()]).toMatchObject([422, { code: 'unsupported' }]);
  });

  it('refuses a page token of another moment', async () => {
    const name = 'GET /api/stores/[store]/events';
    const first = await askRoute(name, { segments: { store: 'shop' }, search: 'limit=1' }, own);
    const { next } = (await first.json()) as { next: string };
    const search = `limit=1&cursor=${next}&${pinned}`;
    const second = await askRoute(name, { segments: { store: 'shop' }, search }, own);
    expect([second.status, await second.json()]).toMatchObject([400, { field: 'cursor' }]);
  });
});
