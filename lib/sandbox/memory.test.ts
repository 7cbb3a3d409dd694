import { describe, expect, it } from 'vitest';
import { usualBudgets } from './budgets.ts';
import { openSession } from './session.mjs';

/** Above the budget of people's code: the engine itself, and texts on their way. */
const most = usualBudgets.memoryBytes + 16 * 1024 * 1024;
const budgets = { ...usualBudgets, eventMilliseconds: 5000 };

const greedy: readonly (readonly [what: string, body: string])[] = [
  ['lists', 'const all = []; for (;;) all.push(new Array(1e5).fill(0))'],
  ['small objects', 'let all = null; for (;;) all = { all }'],
  ['texts', 'let text = "x"; for (;;) text += text + "y"'],
  ['buffers', 'const all = []; for (;;) all.push(new ArrayBuffer(2 ** 20))'],
  ['one buffer', 'new ArrayBuffer(2 ** 30)'],
  ['large numbers', 'let n = 3n; for (;;) n *= n'],
  [
    'what the sizes of blocks leave between them',
    'const all = []; for (let size = 1; ; size = (size * 7) % 99991) { all.push(new ArrayBuffer(size)); if (all.length % 3 === 0) all[all.length - 2] = null; }',
  ],
  ['a state', 'state.all = []; for (;;) state.all.push("x".repeat(1000) + state.all.length)'],
  ['an answer', 'return "x".repeat(2 ** 24)'],
  ['functions', 'const all = []; for (;;) all.push(new Function("return " + all.length))'],
];

const eventAt = (version: number, data = '{}') => ({
  facts: JSON.stringify({ streamId: 's', version: String(version), type: 'T', at: 0 }),
  data,
  metadata: null,
});

describe('the memory of a sandbox', () => {
  it.each(greedy)('ends a little above its budget, however code takes it: %s', async (_, body) => {
    const session = await openSession(budgets);
    session.load(`var __reducers = { own: { category: 'a', reduce(state, event) { ${body} } } };`);
    session.begin('own', '{}');
    expect(session.step(eventAt(1))).toMatch(/^\{"f":/);
    expect(session.memoryBytes).toBeLessThanOrEqual(most);
  });

  it('holds a list of many objects that changes at every event', async () => {
    const session = await openSession(budgets);
    session.load(
      `var __reducers = { own: { category: 'a', reduce(state, event) { state.all = event.data.all; state.all.push(event.version); } } };`,
    );
    session.begin('own', '{}');
    const list = Array.from({ length: 20_000 }, (_, id) => ({ id, name: `number ${String(id)}` }));
    for (let version = 1; version < 5; version += 1) {
      expect(session.step(eventAt(version, JSON.stringify({ all: list })))).toMatch(/^\{"[ks]"/);
    }
  });

  it('holds an event and a state as large as they may be', async () => {
    const session = await openSession(budgets);
    session.load(
      `var __reducers = { own: { category: 'a', reduce(state, event) { state.all = event.data.all; } } };`,
    );
    session.begin('own', '{}');
    const all = JSON.stringify({ all: 'é'.repeat(1_000_000) });
    for (let version = 1; version < 20; version += 1) {
      expect(session.step(eventAt(version, all))).toMatch(version === 1 ? /^\{"k"/ : /^$/);
    }
    expect(session.memoryBytes).toBeLessThanOrEqual(most);
  });
});
