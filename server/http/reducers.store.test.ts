import { describe, expect, it } from 'vitest';
import { callAs, ownData } from '@/server/testing/own-data.ts';
import { checkReducer } from '@/server/services/streams/check-reducer.ts';
import { checkCategory } from '@/server/services/streams/check-category.ts';
import { compareReducer } from '@/server/services/streams/compare-reducer.ts';
import { readState } from '@/server/services/streams/read-state.ts';
import { bundleDraft } from '@/server/services/reducers/bundle-draft.ts';
import { activateReducer } from '@/server/services/reducers/activate-reducer.ts';
import { listReducers } from '@/server/services/reducers/list-reducers.ts';
import { readReducer } from '@/server/services/reducers/read-reducer.ts';
import { saveReducer } from '@/server/services/reducers/save-reducer.ts';

const own = ownData();
const paid = (stream: string, amount: number) => ({
  ...{ stream, category: 'cart', type: 'Paid' },
  data: JSON.stringify({ amount }),
});
own.write('shop', [
  { stream: 'cart-1', category: 'cart', type: 'Opened', data: '{"open":true}' },
  paid('cart-1', 5),
  paid('cart-1', 7),
  { stream: 'cart-1', category: 'cart', type: 'Viewed', data: '{}' },
  { stream: 'cart-2', category: 'cart', type: 'Opened', data: '{"open":true}' },
  paid('cart-2', 0),
  { stream: 'other', category: null, data: '{}' },
]);
own.write('other', [{ stream: 'cart-9', category: 'cart', type: 'Opened', data: '{}' }]);

const call = callAs();
const code = (body: string): string =>
  `export const cart = { category: 'cart', initial: { total: 0 },
    reduce(state: any, event: any) { ${body} } };`;
const summing = code("if (event.type === 'Paid') state.total += event.data.amount;");
const rules = 'category: cart\non:\n  Opened: merge\n  Paid: { set: { last: $.amount } }';

const save = async (source: string, language: 'code' | 'rules', activate = false) =>
  (await saveReducer(call, { store: 'shop', language, source, title: 'T', activate })).value;
const compare = async (source: string, sample = 100) =>
  (await compareReducer(call, { store: 'shop', language: 'code', source, sample })).value;
const stateNow = async () => (await readState(call, { store: 'shop', stream: 'cart-1' })).value;

describe('a draft that is bundled', () => {
  const bundle = async (source: string) =>
    (await bundleDraft(call, { store: 'shop', source })).value;

  it('is one script without types, of which nothing has run', async () => {
    const { script, problems } = await bundle(`${summing}\nthrow new Error('not here');`);
    expect(problems).toEqual([]);
    expect(script).toContain('__reducers');
    expect(script).not.toContain(': any');
  });

  it('says where it cannot be', async () => {
    const { script, problems } = await bundle('export const cart = {\n  category: ;\n};');
    expect([script, problems[0]?.line]).toEqual([null, 2]);
    expect((await bundle("import 'node:fs'")).problems[0]?.message).toContain('imports nothing');
  });
});

describe('the checks', () => {
  it('are made of the active reducer', async () => {
    const { value } = await checkReducer(call, { store: 'shop', stream: 'cart-1' });
    expect([value.purity.outcome, value.coverage.events]).toEqual(['holds', 4]);
    expect(value.twice.outcome).toBe('holds');
  });
});

describe('the checks over a category', () => {
  const check = async (reducer: string, sample = 20) =>
    (await checkCategory(call, { store: 'shop', category: 'cart', reducer, sample })).value;
  const hashOf = async (source: string): Promise<string> =>
    (await save(source, 'code')).versions[0]?.hash ?? '';
  const claiming = (body: string): string =>
    code(body).replace("category: 'cart',", "category: 'cart', idempotent: true,");

  it('pass where the reducer keeps what it claims, in all streams', async () => {
    const checks = await check(await hashOf(claiming('state.total = event.version')));
    expect(checks).toMatchObject({
      ...{ streams: 2, sampled: 2, of: 2, whole: true, coverage: { events: 6 } },
      purity: { outcome: 'holds', events: 6, stream: null },
      twice: { outcome: 'holds', events: 6, stream: null },
    });
  });

  it('fail with the first stream and event where it does not', async () => {
    const { twice } = await check(
      await hashOf(claiming("if (event.type === 'Paid') state.total += event.data.amount;")),
    );
    expect(twice).toMatchObject({
      ...{ outcome: 'fails', stream: 'cart-1', at: { version: '2', type: 'Paid' } },
    });
  });

  it('fail where it keeps something outside of the state', async () => {
    const impure = `let seen = 0;\n${code('seen += 1; state.total = seen')}`;
    const { purity } = await check(await hashOf(impure));
    expect(purity).toMatchObject({ outcome: 'fails', stream: 'cart-1', at: null });
  });

  it('say that what is not claimed need not hold', async () => {
    expect((await check(await hashOf(summing))).twice.outcome).toBe('unclaimed');
    const inferred = await check('inferred', 1);
    expect(inferred).toMatchObject({ streams: 1, of: 2, reducer: { kind: 'inferred' } });
    expect(inferred.purity.outcome).toBe('holds');
  });
});

describe('a comparison over a sample', () => {
  it('names the streams that come out otherwise, and where first', async () => {
    await save(summing, 'code', true);
    const same = await compare(`${summing} // says the same`);
    expect([same.streams, same.events, same.differ, same.complete]).toEqual([2, 6, 0, true]);
    const doubled = await compare(
      code("if (event.type === 'Paid') state.total += 2 * event.data.amount"),
    );
    expect([doubled.category, doubled.differ]).toEqual(['cart', 1]);
    expect(doubled.examples).toMatchObject([
      { stream: 'cart-1', version: '2', type: 'Paid', now: true, stopped: null },
    ]);
    expect(doubled.examples[0]?.changes).toMatchObject([
      { path: 'total', before: '5', after: '10' },
    ]);
  });

  it('finds a difference that has healed', async () => {
    const healing = code(
      "if (event.version === 2) state.total = 99; else if (event.version === 3) state.total = 12; else if (event.type === 'Paid') state.total += event.data.amount",
    );
    const { examples, differ } = await compare(healing);
    expect([differ, examples[0]?.stream, examples[0]?.now]).toEqual([2, 'cart-1', false]);
  });

  it('tells why a draft stopped', async () => {
    const { examples } = await compare(code("throw new Error('never')"));
    expect(examples[0]?.stopped).toContain('never');
  });

  it('counts what the draft leaves out in all of them', async () => {
    const { coverage } = await compare(summing);
    expect(coverage).toEqual({
      unhandled: [
        { type: 'Opened', count: 2 },
        { type: 'Viewed', count: 1 },
      ],
      declared: false,
      events: 6,
    });
  });

  it('says over how many streams the sample is spread', async () => {
    expect(await compare(summing, 1)).toMatchObject({
      ...{ streams: 1, sampled: 1, of: 2, whole: true, complete: false },
    });
  });

  it('takes no draft that cannot be read', async () => {
    expect(await compare('export const a = ;')).toMatchObject({ streams: 0, category: null });
  });
});

describe('a version', () => {
  it('folds its category from when it is activated, until none does', async () => {
    const { versions } = await save(rules, 'rules', true);
    const [version] = versions;
    expect(version).toMatchObject({ category: 'cart', kind: 'rules', active: true, name: 'T' });
    expect((await stateNow()).fidelity.kind).toBe('rules');
    await activateReducer(call, { store: 'shop', category: 'cart', hash: null });
    expect((await stateNow()).fidelity.kind).toBe('inferred');
    const { value } = await listReducers(call, { store: 'shop' });
    expect(value.history.slice(0, 2).map(({ hash }) => hash)).toEqual([null, version?.hash]);
    const read = await readReducer(call, { store: 'shop', reducer: version?.hash ?? '' });
    expect([read.value.source, read.value.version.active]).toEqual([rules, false]);
  });

  it('is active in the store where it was activated, and in no other', async () => {
    await save(rules, 'rules', true);
    const { value } = await listReducers(call, { store: 'other' });
    expect(value.versions.filter(({ active }) => active)).toEqual([]);
  });

  it('is the same version where it is the same code', async () => {
    const [first] = (await save(summing, 'code')).versions;
    const [second] = (await save(summing, 'code')).versions;
    expect(second).toEqual(first);
  });

  it('is not kept where it is for another store or cannot be read', async () => {
    const foreign = await save(`store: other\n${rules}`, 'rules');
    expect(foreign.problems[0]?.message).toContain('"other"');
    expect((await save('category: cart', 'rules')).problems).not.toEqual([]);
  });

  it('is kept and activated by nobody without the permission', async () => {
    const guest = callAs('guest');
    const draft = { store: 'shop', language: 'rules', source: rules };
    for (const refused of [
      saveReducer(guest, { ...draft, title: 'T' }),
      activateReducer(guest, { store: 'shop', category: 'cart', hash: null }),
      bundleDraft(guest, { store: 'shop', source: summing }),
      compareReducer(guest, draft),
    ]) {
      await expect(refused).rejects.toMatchObject({ code: 'forbidden' });
    }
  });
});
