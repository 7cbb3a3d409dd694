import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { position } from '@/lib/events/ids.ts';
import { sampleEvent } from '@/lib/events/sample-event.ts';
import { saveActivation } from '@/server/db/reducers.ts';
import { indexStore } from '@/server/index/testing/index-store.ts';
import { readDraft } from '@/server/reducers/read-source.ts';
import { forgetReducers, keepVersion } from '@/server/reducers/registry.ts';
import { openMemoryStore } from '@/server/stores/memory/memory-store.ts';
import { ownData } from '@/server/testing/own-data.ts';
import { lookUp, told } from './testing/look-up.ts';

const longStream = 25_000;
const crowd = 520;
const own = ownData();
const at = (day: number) => new Date(Date.UTC(2026, 2, day)).toISOString();

beforeAll(() => {
  const account = (stream: string, day: number, data: object) => ({
    stream,
    category: 'account',
    recordedAt: at(day),
    data: JSON.stringify(data),
  });
  own.write('people', [
    account('account-1', 1, { name: 'Ann', email: 'ann@lee.org', phone: '+44 20 7946 0199' }),
    account('account-2', 2, { name: 'Bob', email: 'bob@lee.org' }),
    account('account-1', 3, { email: 'Else@Where.example' }),
    account('account-2', 4, { contact: { emails: ['x@y.example', 'ann@lee.org'] } }),
    account('account-1', 5, { email: 'ann@lee.org' }),
    {
      ...account('log-1', 6, { seen: 1 }),
      id: 'only-metadata',
      metadata: '{"by":"ann@lee.org"}',
    },
    account('joann', 7, { email: 'jo.ann@lee.org' }),
  ]);
  own.write('damaged', [
    account('account-1', 1, { email: 'ann@lee.org' }),
    { stream: 'account-1', data: '{"email":' },
    { ...account('log-1', 2, { seen: 1 }), metadata: '{"by":"ann@lee.org"}' },
    { stream: 'log-1', data: '{"email":' },
    { ...account('log-2', 3, { seen: 1 }), metadata: '{"by":"ann@lee.org"}' },
  ]);
  own.write('empty', []);
  const person = (stream: string, day: number, data: object) => ({
    ...account(stream, day, data),
    category: 'person',
  });
  for (const store of ['composed', 'composed-indexed']) {
    own.write(store, [
      person('person-1', 1, { first: 'Ann', last: 'Lee', user: 'Ann', host: 'lee.org' }),
      person('person-2', 2, { first: 'Bob', last: 'Lee', user: 'Bob', host: 'lee.org' }),
      person('person-1', 3, { first: 'Ann', last: 'Ray', user: 'Ann', host: 'ray.org' }),
      person('person-3', 4, { first: 'Cid', last: 'Lee', user: 'Cid', host: 'lee.org' }),
    ]);
  }
  const ann = { first: 'Ann', last: 'Lee', user: 'Ann', host: 'lee.org' };
  own.write(
    'crowded',
    Array.from({ length: crowd }, (_, index) => person(`person-${index}`, 1, ann)),
  );
  for (const store of ['grouped', 'grouped-indexed']) {
    own.write(store, [
      account('account-1', 1, { phone: '+44 20 7946 0199' }),
      account('account-2', 2, { phone: '+44 (0)207 9460199', at: '2026-03-01' }),
      account('account-3', 3, { contact: { phones: [442079460199] } }),
      account('account-4', 4, { phone: '0044\u00a020-79460199' }),
      account('account-5', 5, { phone: '(+44) 207/9460199' }),
      account('account-6', 6, { phone: '020 7946 0199' }),
    ]);
  }
  own.write('kept', [
    account('account-1', 1, { email: 'ann@lee.org' }),
    { ...account('order-1', 2, { email: 'ann@lee.org' }), category: 'order' },
    account('account-1', 3, { email: 'else@where.example' }),
  ]);
  const { store, append } = openMemoryStore(1n);
  append(
    Array.from({ length: longStream }, (_, index) =>
      sampleEvent(index + 1, {
        position: position(String(index + 1)),
        json: index === 0 ? '{"email":"ann@lee.org"}' : `{"seen":${index}}`,
      }),
    ),
  );
  own.plant('long', {
    ...store,
    async readStream(...asked) {
      await sleep(20);
      return store.readStream(...asked);
    },
  });
});

const composing = `export const person = {
  category: 'person',
  reduce: (state, { data }) => ({
    ...state,
    name: data.first + ' ' + data.last,
    email: (data.user + '@' + data.host).toLowerCase(),
    phone: '+49 (30) 123-' + (data.first === 'Ann' ? 4567 : 7654),
    sorted: ' ' + data.last + ', ' + data.first,
  }),
};`;

async function activate(store: string, source: string): Promise<void> {
  const draft = await readDraft('code', source);
  const [reducer] = draft.ok ? draft.reducers : [];
  if (reducer === undefined) throw new Error('The code of this test cannot be read.');
  const { hash } = await keepVersion(reducer, { origin: 'draft', name: 'test', by: 'local' });
  await saveActivation({ store, category: 'person', hash, by: 'local' });
  forgetReducers();
}

describe('looking a value up', () => {
  it('tells who has it, who had it, and from which event to which', async () => {
    const answer = await lookUp('ann@lee.org');
    expect(told(answer)).toEqual([
      { stream: 'account-1', now: true, when: ['email v1-v2', 'email v3-now'] },
      { stream: 'account-2', now: true, when: ['contact.emails[1] v2-now'] },
    ]);
    expect(answer.end).toMatchObject({ complete: true, examined: 7, mentions: 2, next: null });
  });

  it('names the entity as its newest state does', async () => {
    const { found } = await lookUp('bob@lee.org');
    expect(found.map(({ name, category }) => [name, category])).toEqual([['Bob', 'account']]);
  });

  it('takes letter case and the spaces of telephone numbers for no difference', async () => {
    expect(told(await lookUp('else@where.EXAMPLE'))).toEqual([
      { stream: 'account-1', now: false, when: ['email v2-v3'] },
    ]);
    expect(told(await lookUp('+44 (20) 7946-0199'))[0]?.stream).toBe('account-1');
  });

  it('finds a stream and an event by their ids', async () => {
    const named = await lookUp('account-2');
    expect(named.found.filter(({ named: by }) => by).map(({ stream }) => stream)).toEqual([
      'account-2',
    ]);
    expect(named.end.mentions).toBe(0);
    const event = await lookUp('only-metadata');
    expect(event.steps[0]).toEqual({
      kind: 'event',
      id: 'only-metadata',
      stream: 'log-1',
      version: '1',
    });
  });

  it('is not complete where an event cannot be read', async () => {
    const { end, found } = await lookUp('ann@lee.org', 'damaged');
    expect(end.complete).toBe(false);
    expect(found[0]?.incompleteFrom).toBe('2');
  });

  it('does not say of a state which lacks something that the value never was in it', async () => {
    const { end } = await lookUp('ann@lee.org', 'damaged');
    expect(end).toMatchObject({ mentions: 1, untold: 1, doubtful: 2 });
  });

  it('is complete and empty for an empty log and for a value nobody had', async () => {
    expect((await lookUp('x', 'empty')).end.complete).toBe(true);
    const nobody = await lookUp('nobody@nowhere.example');
    expect(nobody.found).toEqual([]);
    expect(nobody.end).toMatchObject({ complete: true, examined: 7, streams: 0 });
  });

  it('asks the states that the active reducer folds', async () => {
    const rules = `category: account\nstore: kept\non: { "*": { set: { reach.mail: $.email? } } }`;
    const draft = await readDraft('rules', rules);
    const [reducer] = draft.ok ? draft.reducers : [];
    if (reducer === undefined) throw new Error('The rules of this test cannot be read.');
    const { hash } = await keepVersion(reducer, { origin: 'draft', name: 'test', by: 'local' });
    await saveActivation({ store: 'kept', category: 'account', hash, by: 'local' });
    forgetReducers();
    const answer = await lookUp('ann@lee.org', 'kept');
    expect(told(answer)).toEqual([
      { stream: 'account-1', now: false, when: ['reach.mail v1-v2'] },
      { stream: 'order-1', now: true, when: ['email v1-now'] },
    ]);
    expect(answer.found.map(({ madeBy }) => madeBy.kind).sort()).toEqual(['inferred', 'rules']);
    expect(answer.end.complete).toBe(true);
  });

  it.each(['grouped', 'grouped-indexed'])(
    'finds a telephone number in any grouping, in %s and what is newer than an index',
    async (store) => {
      if (store === 'grouped-indexed') await indexStore(store, 4);
      const all = ['account-1', 'account-2', 'account-3', 'account-4', 'account-5'];
      for (const [typed, streams] of [
        ['+44 20 7946 0199', all],
        ['00 44 (0) 207 9460199', all],
        ['0044 20 7946 0199', all],
        ['442079460199', all],
        ['(020) 7946-0199', ['account-6']],
      ] as const) {
        const answer = await lookUp(typed, store);
        expect([typed, ...told(answer).map(({ stream }) => stream)]).toEqual([typed, ...streams]);
        expect(answer.end).toMatchObject({ complete: true, states: 'all', mentions: 0 });
      }
    },
  );

  it.each([
    ['looked up in an index of states', 'composed-indexed', ['Ann Lee', 'person-1', 'all']],
    ['found in any letter case', 'composed-indexed', ['ann LEE', 'person-1', 'all']],
    ['found in small letters', 'composed-indexed', ['ANN@Lee.org', 'person-1', 'all']],
    ['found in any grouping', 'composed-indexed', ['0049 30 12 34 567', 'person-1', 'all']],
    ['found without the spaces around', 'composed-indexed', ['Lee, Ann', 'person-1', 'all']],
    ['found where they are newer than it', 'composed-indexed', ['Cid Lee', 'person-3', 'all']],
    ['said not to be looked for without one', 'composed', ['Ann Lee', null, 'none']],
  ] as const)(
    'values that only a reducer makes are %s',
    async (_, store, [value, stream, states]) => {
      await activate(store, composing);
      if (states === 'all') await indexStore(store, 3);
      const { found, end } = await lookUp(value, store);
      expect(found.map((each) => each.stream)).toEqual(stream === null ? [] : [stream]);
      expect(end).toMatchObject({ states, mentions: 0, complete: true });
    },
  );

  it('says that values which only a reducer makes may be missed where many streams have them', async () => {
    await activate('crowded', composing);
    await indexStore('crowded', crowd);
    const { found, end } = await lookUp('ann lee', 'crowded');
    expect(found.length).toBeGreaterThanOrEqual(500);
    expect(found.length).toBeLessThan(crowd);
    expect(end.states).toBe('some');
  });

  it('follows a stream of any length, and tells meanwhile that it does', async () => {
    const answer = await lookUp('ann@lee.org', 'long');
    expect(told(answer)).toEqual([{ stream: 'account-1', now: true, when: ['email v1-now'] }]);
    expect(answer.end).toMatchObject({ complete: true, streams: 1 });
    expect(answer.steps.filter(({ kind }) => kind === 'progress').length).toBeGreaterThan(1);
  });
});
