import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CodeRun } from './code-run.ts';
import { attacks } from './testing/attacks.ts';
import { eventFor, scriptOf } from './testing/script.ts';
import { usualBudgets } from '@/lib/sandbox/budgets.ts';

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
