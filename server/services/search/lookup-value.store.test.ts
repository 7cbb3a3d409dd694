import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import type { FoundStream, LookupStep } from '@/lib/api/lookup.ts';
import { position } from '@/lib/events/ids.ts';
import { sampleEvent } from '@/lib/events/sample-event.ts';
import { saveActivation } from '@/server/db/reducers.ts';
import { indexStore } from '@/server/index/testing/index-store.ts';
import { readDraft } from '@/server/reducers/read-source.ts';
import { forgetReducers, keepVersion } from '@/server/reducers/registry.ts';
import { openMemoryStore } from '@/server/stores/memory/memory-store.ts';
import { callAs, ownData } from '@/server/testing/own-data.ts';
import { lookupValue } from './lookup-value.ts';

const longStream = 25_000;
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

async function activate(store: string, source: string): Promise<void> {
  const draft = await readDraft('code', source);
  const [reducer] = draft.ok ? draft.reducers : [];
  if (reducer === undefined) throw new Error('The code of this test cannot be read.');
  const { hash } = await keepVersion(reducer, { origin: 'draft', name: 'test', by: 'local' });
  await saveActivation({ store, category: 'person', hash, by: 'local' });
  forgetReducers();
}

interface Answer {
  readonly found: readonly FoundStream[];
  readonly steps: readonly LookupStep[];
  readonly end: Extract<LookupStep, { kind: 'end' }>;
}

async function lookUp(value: string, store = 'people', cursor?: string): Promise<Answer> {
  const asked = { store, value, ...(cursor === undefined ? {} : { cursor }) };
  const { value: answer } = await lookupValue(callAs('guest'), asked);
  const steps: LookupStep[] = [];
  for await (const step of answer) steps.push(step);
  const end = steps.at(-1);
  if (end?.kind !== 'end') throw new Error('A lookup ends with its end.');
  return { steps, end, found: steps.flatMap((step) => (step.kind === 'found' ? step.items : [])) };
}

const told = ({ found }: Answer) =>
  found
    .map(({ stream, now, holdings }) => ({
      stream,
      now,
      when: holdings.map(
        ({ path, from, to }) =>
          `${path} v${from.version}-${to === null ? 'now' : `v${to.version}`}`,
      ),
    }))
    .sort((a, b) => (a.stream < b.stream ? -1 : 1));

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

  it.each([
    ['looked up in an index of states', 'composed-indexed', ['Ann Lee', 'person-1', 'some']],
    ['looked up in small letters, too', 'composed-indexed', ['ANN@Lee.org', 'person-1', 'some']],
    ['said to be missed by letter case', 'composed-indexed', ['ann lee', null, 'some']],
    ['said to be missed by phone writing', 'composed-indexed', ['+49 30 1234567', null, 'some']],
    ['said to be missed by spaces around', 'composed-indexed', ['Lee, Ann', null, 'some']],
    ['said not to be looked for without one', 'composed', ['Ann Lee', null, 'none']],
  ] as const)(
    'values that only a reducer makes are %s',
    async (_, store, [value, stream, states]) => {
      await activate(
        store,
        `export const person = {
        category: 'person',
        reduce: (state, { data }) => ({
          ...state,
          name: data.first + ' ' + data.last,
          email: (data.user + '@' + data.host).toLowerCase(),
          phone: '+49 (30) 123-' + (data.first === 'Ann' ? 4567 : 7654),
          sorted: ' ' + data.last + ', ' + data.first,
        }),
      };`,
      );
      if (states === 'some') await indexStore(store, 3);
      const { found, end } = await lookUp(value, store);
      expect(found.map((each) => each.stream)).toEqual(stream === null ? [] : [stream]);
      expect(end).toMatchObject({ states, mentions: 0, complete: true });
    },
  );

  it('follows a stream of any length, and tells meanwhile that it does', async () => {
    const answer = await lookUp('ann@lee.org', 'long');
    expect(told(answer)).toEqual([{ stream: 'account-1', now: true, when: ['email v1-now'] }]);
    expect(answer.end).toMatchObject({ complete: true, streams: 1 });
    expect(answer.steps.filter(({ kind }) => kind === 'progress').length).toBeGreaterThan(1);
  });
});
