import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { listActivations, saveActivation, saveActivationOnce } from '@/server/db/reducers.ts';
import { onceInProcess } from '@/server/once-in-process.ts';
import { readState } from '@/server/services/streams/read-state.ts';
import { callAs, ownData } from '@/server/testing/own-data.ts';
import { readFileReducers } from './file-reducers.ts';
import {
  activeReducer,
  activeReducers,
  activeVersion,
  byFile,
  forgetReducers,
  knownReducers,
} from './registry.ts';

const own = ownData();
const folder = join(own.folder, 'reducers');
onceInProcess('reducer-folders', () => [folder]);

own.write('shop', [
  { stream: 'order-1', category: 'order', type: 'Placed', data: '{"total":9007199254740993}' },
  { stream: 'order-1', category: 'order', type: 'Paid', data: '{"paid":true}' },
]);

/** Writes files and looks at once; null takes a file away. */
async function write(files: Readonly<Record<string, string | null>>) {
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(files)) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    if (text === null) rmSync(path, { force: true });
    else writeFileSync(path, text);
  }
  forgetReducers();
  return knownReducers();
}

const active = async (store = 'shop', category = 'order') => {
  const version = activeVersion(await knownReducers(), { store, category });
  return version === null ? null : `${version.name} v${version.number}`;
};

const stateNow = async () => {
  const { value } = await readState(callAs(), { store: 'shop', stream: 'order-1' });
  return value;
};

const code = (body: string, more = ''): string =>
  `${more}export const order = { category: 'order', reduce(state: any, event: any) { ${body} } };`;

beforeEach(async () => {
  rmSync(folder, { recursive: true, force: true });
  await write({});
});

describe('reducers in the workspace folder', () => {
  it('are not there: states are inferred', async () => {
    expect((await activeReducer('shop', 'order')).key).toBe('inferred');
    expect((await stateNow()).fidelity).toMatchObject({ kind: 'inferred', source: null });
  });

  it('fold from the moment they are saved, with their hash, and are gone with their file', async () => {
    await write({
      'order.ts': code('return { sum: event.data.total ?? state.sum, type: event.type };'),
    });
    const byCode = await stateNow();
    expect(byCode.state).toBe('{"sum":9007199254740993,"type":"Paid"}');
    expect(byCode.fidelity.kind).toBe('reducer');
    expect(byCode.fidelity.source).toMatch(/^order v\d+ sha256:[0-9a-f]{64}$/);
    await write({
      'order.ts': null,
      'order.yaml': 'category: order\non: { Placed: { add: { sum: $.total } } }',
    });
    const byRules = await stateNow();
    expect([byRules.state, byRules.fidelity.kind]).toEqual(['{"sum":9007199254740993}', 'rules']);
    await write({ 'order.yaml': null });
    expect((await stateNow()).fidelity.kind).toBe('inferred');
  });

  it('get one number for one content', async () => {
    const first = code('return { n: 1 };');
    await write({ 'order.ts': first });
    const before = await active();
    await write({ 'order.ts': code('return { n: 2 };') });
    expect(await active()).not.toBe(before);
    await write({ 'order.ts': `${first}\n// the same` });
    expect(await active()).toBe(before);
  });

  it('may import from each other; a change there is a new version', async () => {
    const importing = code('return { n: one };', `import { one } from './one.mjs';\n`);
    await write({ 'one.mjs': 'export const one = 1;', 'order.ts': importing });
    expect((await stateNow()).state).toBe('{"n":1}');
    await write({ 'one.mjs': 'export const one = 22;' });
    expect((await stateNow()).state).toBe('{"n":22}');
  });

  it('follow what they import from anywhere, however far down', async () => {
    const importing = code('return { n: rate };', `import { rate } from '../src/domain.ts';\n`);
    await write({
      '../src/deep/rates.ts': 'export const rates = { now: 1 };',
      '../src/domain.ts': `import { rates } from './deep/rates';\nexport const rate = rates.now;`,
      'order.ts': importing,
    });
    expect((await stateNow()).state).toBe('{"n":1}');
    await write({ '../src/deep/rates.ts': 'export const rates = { now: 22 };' });
    expect((await stateNow()).state).toBe('{"n":22}');
    const { stamp } = await readFileReducers();
    await write({ '../src/domain.ts': 'export const rate = 333;' });
    expect((await readFileReducers()).stamp).not.toBe(stamp);
    expect((await stateNow()).state).toBe('{"n":333}');
  });

  it('are read anew when what they import is broken, mended, missing or there again', async () => {
    const importing = code('return { n: rate };', `import { rate } from '../src/later';\n`);
    await write({ '../src/later.ts': null, 'order.ts': importing });
    expect((await write({})).problems[0]?.message).toContain('../src/later');
    await write({ '../src/later.ts': 'export const rate = 1;' });
    expect((await stateNow()).state).toBe('{"n":1}');
    expect((await write({ '../src/later.ts': 'export const rate = ,' })).problems).toHaveLength(1);
    expect((await write({ '../src/later.ts': 'export const rate = 4444;' })).problems).toEqual([]);
    expect((await stateNow()).state).toBe('{"n":4444}');
    expect((await write({ '../src/later.ts': null })).problems).toHaveLength(1);
  });

  it('are not read anew for what they do not import', async () => {
    await write({ 'order.ts': code('return { n: 1 };'), '../src/other.ts': 'export const a = 1;' });
    const { stamp } = await readFileReducers();
    await write({ '../src/other.ts': 'export const a = 22;' });
    expect((await readFileReducers()).stamp).toBe(stamp);
    await write({ 'order.ts': code('return { n: 1, more: 2 };') });
    expect((await readFileReducers()).stamp).not.toBe(stamp);
  });

  it('keep the last good version while a file is broken, and say where', async () => {
    await write({ 'order.ts': code('return { n: 1 };') });
    const before = await active();
    const { problems } = await write({ 'order.ts': 'export const order = {\n  category: ,' });
    expect(problems).toEqual([
      { file: 'order.ts', message: 'Unexpected ","', line: 2, column: 13 },
    ]);
    expect(await active()).toBe(before);
  });

  it.each([
    ['const a = 1;', 'exports no reducer'],
    ['throw new Error("at load");', 'at load'],
    ['for (;;) {}', 'took longer'],
    [`import fs from 'node:fs'; ${code('return fs.readdirSync("/");')}`, 'node:fs'],
    [`import x from './missing.ts'; ${code('return x;')}`, './missing.ts'],
  ])('that cannot be used cost nobody else: %s', async (text, message) => {
    const { problems } = await write({
      'bad.ts': text,
      'order.yaml': 'category: order\non: { Placed: merge }',
    });
    expect(problems.map((each) => each.message).join()).toContain(message);
    expect(await active()).toMatch(/^order\.yaml/);
  });

  it('are the one of this store before the one of every store', async () => {
    await write({
      'a.yaml': 'category: order\nstore: shop\non: { Placed: merge }',
      'b.yaml': 'category: order\non: { Paid: merge }',
    });
    expect(await active('shop')).toMatch(/^a\.yaml/);
    expect(await active('other')).toMatch(/^b\.yaml/);
    expect(await active('shop', 'cart')).toBeNull();
  });

  it('are refused where two fold the same', async () => {
    const rules = 'category: order\non: { Placed: merge }';
    const { problems } = await write({ 'a.yaml': rules, 'b.yaml': `${rules}\n` });
    expect(problems.map(({ file }) => file)).toEqual(['b.yaml']);
    expect(problems[0]?.message).toContain('a.yaml');
  });

  it('are noticed within a second where another process has activated them', async () => {
    await write({ 'crate.yaml': 'category: crate\non: { Placed: merge }' });
    expect((await activeReducers('shop')).has('crate')).toBe(true);
    await saveActivation({ store: 'shop', category: 'crate', hash: null, by: 'someone' });
    await vi.waitFor(async () => {
      expect((await activeReducers('shop')).has('crate')).toBe(false);
    }, 20_000);
  });

  it('are activated once by their file, whoever looks at it at the same time', async () => {
    const scope = { store: 'shop', category: 'twice', by: byFile };
    const save = (hash: string | null) => saveActivationOnce({ ...scope, hash });
    await Promise.allSettled([save('a'), save('a')]);
    await save('a');
    const kept = async () =>
      (await listActivations()).filter(({ category }) => category === 'twice');
    expect(await kept()).toMatchObject([{ hash: 'a' }]);
    await save(null);
    await save('a');
    expect((await kept()).map(({ hash }) => hash)).toEqual(['a', null, 'a']);
  });
});
