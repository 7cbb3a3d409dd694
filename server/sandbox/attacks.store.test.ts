import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CodeRun } from './code-run.ts';
import { attacks } from './testing/attacks.ts';
import { eventFor, scriptOf } from './testing/script.ts';
import { workersAlive } from './slots.ts';
import { batchCharacters, mostWorkers, usualBudgets } from '@/lib/sandbox/budgets.ts';

const budgets = { ...usualBudgets, eventMilliseconds: 60 };

describe('hostile code', () => {
  it('is at hand in sufficient variety', () => {
    expect(new Set(attacks.map(([name]) => name)).size).toBe(attacks.length);
    expect(attacks.length).toBeGreaterThanOrEqual(60);
  });

  it.each(attacks)('gets nowhere by %s', async (_, body, outcome) => {
    const run = new CodeRun({ script: scriptOf(body), name: 'own' }, budgets);
    try {
      const [step] = await run.steps([eventFor(1)], '{}');
      expect(step).toMatch(outcome);
    } finally {
      run.close();
    }
    expect(existsSync('/tmp/out')).toBe(false);
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });

  it('costs its own fold only', async () => {
    const hostile = ['for (;;) {}', 'new Array(2 ** 31).fill(1)', 'const f = () => f(); f()'];
    const runs = hostile.map(
      (body) => new CodeRun({ script: scriptOf(body), name: 'own' }, budgets),
    );
    const own = new CodeRun({ script: scriptOf('state.n = event.version'), name: 'own' });
    const answers = runs.map((run) => run.steps([eventFor(1)], '{}'));
    expect(await own.steps([eventFor(1), eventFor(2)], '{}')).toEqual([
      '{"k":["n"],"s":{"n":1}}',
      '{"s":{"n":2}}',
    ]);
    for (const answer of await Promise.all(answers)) expect(answer[0]).toMatch(/^\{"f":/);
    for (const run of [...runs, own]) run.close();
  });

  it('leaves no worker behind that holds what it has taken', async () => {
    const body = 'const all = []; for (;;) all.push(new Array(1e5).fill(0))';
    const runs = Array.from(
      { length: 2 * mostWorkers },
      () => new CodeRun({ script: scriptOf(body), name: 'own' }, budgets),
    );
    await Promise.all(runs.map((run) => run.steps([eventFor(1)], '{}')));
    expect(workersAlive()).toBe(0);
  });

  it('that cannot even be loaded says why', async () => {
    for (const [script, reason] of [
      ['throw new Error("no");', 'Error: no'],
      ['for (;;) {}', 'It took longer'],
      ['syntax error', 'SyntaxError'],
    ] as const) {
      const run = new CodeRun({ script, name: 'own' }, budgets);
      expect((await run.steps([eventFor(1)], null))[0]).toContain(reason);
      run.close();
    }
  });
});

describe('a reducer that hangs at one event', () => {
  it.each([
    ['where the engine can be interrupted', 'for (;;) {}'],
    ['where it cannot', 'new Array(2 ** 25).fill(1).sort(); for (;;) new Array(2 ** 20).fill(1)'],
  ])('keeps every step before it, %s', async (_, hang) => {
    const body = `if (event.version === 150) { ${hang} } state.n = event.version`;
    const run = new CodeRun({ script: scriptOf(body), name: 'own' }, budgets);
    const events = Array.from({ length: 200 }, (__, index) => eventFor(index + 1));
    const steps = await run.steps(events, '{}');
    run.close();
    expect(steps).toHaveLength(150);
    expect(steps[148]).toBe('{"s":{"n":149}}');
    expect(steps[149]).toMatch(/^\{"f":/);
  });
});

describe('the worker of a fold', () => {
  const count = { script: scriptOf('state.n = (state.n ?? 0) + 1'), name: 'own' };
  const [first, second] = [[eventFor(1)], [eventFor(2), eventFor(3)]];

  it('goes on where the batch before ended, and says where it cannot', async () => {
    const run = new CodeRun(count);
    expect(await run.steps(second, { after: first })).toEqual([]);
    await run.steps(first, '{}');
    expect(await run.steps(second, { after: first })).toEqual(['{"s":{"n":2}}', '{"s":{"n":3}}']);
    expect(await run.steps(second, { after: first })).toEqual([]);
    await run.steps(first, '{"n":7}');
    await run.rest();
    expect(await run.steps(second, { after: first })).toEqual([]);
    run.close();
  });

  it('is one of few: those that rest make room, and begin again when they are needed', async () => {
    const runs = Array.from({ length: mostWorkers + 2 }, () => new CodeRun(count));
    for (const run of runs) await run.steps(first, '{}');
    expect(workersAlive()).toBe(mostWorkers);
    expect(await runs[0]?.steps(second, '{"n":4}')).toEqual(['{"s":{"n":5}}', '{"s":{"n":6}}']);
    for (const run of runs) await run.rest();
    expect(workersAlive()).toBe(0);
  });

  it('takes more events than it can hold at once in parts', async () => {
    const run = new CodeRun({ script: scriptOf('state.n = event.data.all.length'), name: 'own' });
    const large = JSON.stringify({ all: 'x'.repeat(batchCharacters / 8) });
    const events = Array.from({ length: 60 }, (_, at) => eventFor(at + 1, large));
    const steps = await run.steps(events, '{}');
    expect(steps).toHaveLength(60);
    expect(steps[59]).toBe('');
    run.close();
  });
});
