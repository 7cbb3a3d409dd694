import { beforeAll, describe, expect, it } from 'vitest';
import type { SearchStep } from '@/lib/api/search.ts';
import { saveActivation } from '@/server/db/reducers.ts';
import { indexStore } from '@/server/index/testing/index-store.ts';
import { readDraft } from '@/server/reducers/read-source.ts';
import { forgetReducers, keepVersion } from '@/server/reducers/registry.ts';
import { callAs, ownData } from '@/server/testing/own-data.ts';
import { searchEvents } from './search-events.ts';

const own = ownData();
/** Each account has been paid into three times, each order was changed as often. */
const events = ['account-1', 'order-1', 'account-2', 'order-2'].flatMap((stream) =>
  [5, 7, 9].map((amount, at) => ({
    ...{ stream, id: `${stream}@${at + 1}`, type: 'Paid', data: `{"amount":${amount}}` },
    category: stream.split('-')[0] ?? null,
  })),
);

beforeAll(async () => {
  for (const store of ['scanned', 'indexed']) own.write(store, events);
  await indexStore('indexed', events.length);
});

async function activate(language: 'code' | 'rules', source: string): Promise<void> {
  const read = await readDraft(language, source);
  const [reducer] = read.ok ? read.reducers : [];
  if (reducer === undefined) throw new Error('The reducer of this test cannot be read.');
  const { hash } = await keepVersion(reducer, { origin: 'draft', name: 'test', by: 'local' });
  for (const store of ['scanned', 'indexed']) {
    await saveActivation({ store, category: 'account', hash, by: 'local' });
  }
  forgetReducers();
}

async function search(store: string, q: string) {
  const { value } = await searchEvents(callAs(), { store, q, limit: 500 });
  const steps: SearchStep[] = [];
  for await (const step of value) steps.push(step);
  const end = steps.at(-1);
  if (end?.kind !== 'end') throw new Error('A search ends with its end.');
  const hits = steps.flatMap((step) => (step.kind === 'hits' ? step.items : []));
  return { ids: hits.map(({ id }) => id).toSorted(), coverage: end.coverage };
}

const sum = `export const account = {
  category: 'account',
  initial: { total: 0, currency: 'EUR' },
  reduce(state, event) { state.total += event.data.amount; },
};`;

const failingAtNine = (failure: string): string => `export const account = {
  category: 'account',
  reduce(state, event) {
    if (event.data.amount === 9) { ${failure} }
    return { last: event.data.amount };
  },
};`;

describe('a search by states', () => {
  it.each(['scanned', 'indexed'])(
    'asks the inferred ones where nothing else folds: %s',
    async (store) => {
      const { ids, coverage } = await search(store, 'state.amount:7');
      expect(ids).toEqual(['account-1@2', 'account-2@2', 'order-1@2', 'order-2@2']);
      expect([coverage.complete, coverage.indexProblem]).toEqual([true, null]);
    },
  );

  it.each(['scanned', 'indexed'])(
    'asks those of the active reducer from its activation on: %s',
    async (store) => {
      await activate('code', sum);
      const by = async (q: string) => (await search(store, q)).ids;
      expect(await by('state.total:12')).toEqual(['account-1@2', 'account-2@2']);
      expect(await by('change.total:12->21')).toEqual(['account-1@3', 'account-2@3']);
      expect(await by('stream:account-1 was.total:12')).toEqual([
        'account-1@1',
        'account-1@2',
        'account-1@3',
      ]);
      expect(await by('state.amount:7')).toEqual(['order-1@2', 'order-2@2']);
      const { coverage } = await search(store, 'state.amount:7');
      expect(coverage).toMatchObject({ complete: true, unreadable: 0 });
    },
  );

  it('says of which states the index is derived anew, and uses it for all others', async () => {
    const { coverage } = await search('indexed', 'state.amount:7');
    expect(coverage.index).toMatchObject({ events: events.length });
    expect(coverage.indexProblem).toContain(
      'being derived anew by another reducer: account (0 % done)',
    );
    const orders = await search('indexed', 'category:order type:Paid');
    expect(orders.coverage.indexProblem).toBeNull();
  });

  it('looks those of the active reducer up once they are derived', async () => {
    await indexStore('indexed', events.length);
    const { ids, coverage } = await search('indexed', 'state.total:12');
    expect(ids).toEqual(['account-1@2', 'account-2@2']);
    expect(coverage).toMatchObject({ complete: true, indexProblem: null, index: { newer: 0 } });
    expect((await search('indexed', 'change.total:12->21')).ids).toEqual([
      'account-1@3',
      'account-2@3',
    ]);
    expect((await search('indexed', 'state.amount:7')).ids).toEqual(['order-1@2', 'order-2@2']);
    expect((await search('indexed', 'state.amount:7 or state.currency:EUR')).ids).toHaveLength(8);
  });

  it.each([
    ['throws', 'throw new Error("no");'],
    ['takes too long', 'for (;;) {}'],
  ])('cannot be judged where the reducer %s, with an index and without', async (_, failure) => {
    await activate('code', failingAtNine(failure));
    await indexStore('indexed', events.length);
    for (const store of ['scanned', 'indexed']) {
      const { ids, coverage } = await search(store, 'state.last:7');
      expect(ids).toEqual(['account-1@2', 'account-2@2']);
      expect(coverage).toMatchObject({ complete: false, unreadable: 2, indexProblem: null });
    }
  });

  it('are inferred again when no reducer is active any more', async () => {
    for (const store of ['scanned', 'indexed']) {
      await saveActivation({ store, category: 'account', hash: null, by: 'local' });
    }
    forgetReducers();
    const asked = () => search('indexed', 'state.amount:7');
    const expected = ['account-1@2', 'account-2@2', 'order-1@2', 'order-2@2'];
    const before = await asked();
    expect(before.ids).toEqual(expected);
    expect(before.coverage.indexProblem).toContain('account');
    await indexStore('indexed', events.length);
    const after = await asked();
    expect([after.ids, after.coverage.indexProblem]).toEqual([expected, null]);
  });
});
