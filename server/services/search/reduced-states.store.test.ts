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
  initial: { total: 0 },
  reduce(state, event) { state.total += event.data.amount; },
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

  it('says which states the index does not know, and uses it for all others', async () => {
    const { coverage } = await search('indexed', 'state.amount:7');
    expect(coverage.index).toMatchObject({ events: events.length });
    expect(coverage.indexProblem).toContain('The states of account are folded by a reducer');
    const orders = await search('indexed', 'category:order type:Paid');
    expect(orders.coverage.indexProblem).toBeNull();
  });
});
