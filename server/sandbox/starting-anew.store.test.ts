import { describe, expect, it } from 'vitest';
import { usualBudgets } from '@/lib/sandbox/budgets.ts';
import { leavingScript, traces } from '@/lib/sandbox/testing/traces.ts';
import { CodeRun } from './code-run.ts';
import { workersAlive } from './slots.ts';

const eventsOf = (...data: readonly object[]) =>
  data.map((each, index) => ({
    facts: JSON.stringify({ streamId: 's', version: String(index + 1), type: 'T', at: 0 }),
    data: JSON.stringify(each),
    metadata: null,
  }));

const looking = eventsOf({}, {});
/** Those that look for the ends of an engine, which are elsewhere in a thread of its own. */
const atTheEnds = traces.filter(([name]) => /stack|memory|thrown|jobs|words/.test(name));

const runOf = (body: string) =>
  new CodeRun(
    { script: leavingScript(body), name: 'own' },
    { ...usualBudgets, eventMilliseconds: 2000 },
  );

describe('streams one after the other in one run', () => {
  it.each(atTheEnds)('find nothing of each other: %s', async (_, body) => {
    const [alone, shared] = [runOf(body), runOf(body)];
    const expected = await alone.steps(looking, '{}');
    expect(expected).toHaveLength(2);
    for (let round = 0; round < 2; round += 1) {
      await shared.steps(eventsOf({}, { leave: true }), '{}');
      shared.startAnew();
      expect(await shared.steps(looking, '{}')).toEqual(expected);
      shared.startAnew();
    }
    for (const run of [alone, shared]) await run.rest();
  });

  it('begin in another worker where words did not end, and there is one at a time', async () => {
    const script = leavingScript('');
    const run = new CodeRun({ script, name: 'own' }, { ...usualBudgets, eventMilliseconds: 50 });
    const expected = await run.steps(looking, '{}');
    for (let round = 0; round < 3; round += 1) {
      run.startAnew();
      const [step] = await run.steps(eventsOf({ words: 'hang' }), '{}');
      expect(step).toContain('"e":"It took longer');
      run.startAnew();
      expect(await run.steps(looking, '{}')).toEqual(expected);
      expect(workersAlive()).toBe(1);
    }
    await run.rest();
    expect(workersAlive()).toBe(0);
  });
});
