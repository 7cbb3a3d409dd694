import { describe, expect, it } from 'vitest';
import { callAs, ownData } from '@/server/testing/own-data.ts';
import { saveReducer } from './reducers/save-reducer.ts';
import { readFixture } from './streams/read-fixture.ts';

const own = ownData();
own.write('shop', [
  { stream: 'cart-1', category: 'cart', type: 'Opened', data: '{"total":1}' },
  { stream: 'cart-1', category: 'cart', type: 'Paid', data: '{"total":9007199254740993}' },
]);

const call = callAs();
const fixture = async (as: 'json' | 'typescript', at = 'v2') =>
  (await readFixture(call, { store: 'shop', stream: 'cart-1', as, at })).value;
const fold = (language: 'code' | 'rules', source: string) =>
  saveReducer(call, { store: 'shop', language, source, title: 'T', activate: true });

describe('the events up to a moment as a fixture', () => {
  it('are given, the last of them is what happens, and the state is what comes of it', async () => {
    const { text, fileName, events } = await fixture('json');
    expect([fileName, events]).toEqual(['cart-1.json', 2]);
    expect(text).toMatch(/"given": \[\n.*"Opened".*\n {2}\],\n {2}"when": \{ "type": "Paid"/);
    expect(text).toContain('"then": {"total":9007199254740993}');
  });

  it('say that nothing of ours folds them, name rules, and import code by its export', async () => {
    expect((await fixture('typescript')).text).toContain('merging payloads');
    await fold('rules', 'category: cart\non:\n  Opened: merge\n  Paid: merge');
    expect((await fixture('typescript')).text).toContain('declared rules');
    const body =
      "category: 'cart', initial: {}, reduce(state: any, e: any) { state.last = e.type; }";
    await fold('code', `export const basket = { ${body} };`);
    const { text } = await fixture('typescript', 'v1');
    expect(text).toContain('import { basket } from "./cart.ts"; // was saved on screen');
    expect(text).toContain('reduce(fold, structuredClone<any>(basket.initial))');
    expect(text).toContain('const then = { last: "Opened" };');
  });
});
