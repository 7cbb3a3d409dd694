import { setImmediate as turn } from 'node:timers/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inLanes } from './in-lanes.mjs';

interface Seen {
  readonly results: readonly string[];
  readonly begun: readonly string[];
  readonly most: number;
}

/** Each name takes as many turns as it is long. */
async function run(names: readonly string[], lanes: number): Promise<Seen> {
  const begun: string[] = [];
  let [now, most] = [0, 0];
  const results = await inLanes(names, lanes, async (name) => {
    begun.push(name);
    now += 1;
    most = Math.max(most, now);
    for (let turns = 0; turns < name.length; turns += 1) await turn();
    now -= 1;
    return `${name}!`;
  });
  return { results, begun, most };
}

describe('steps in lanes', () => {
  it('are all done, begun in their order and told in it, and never more at a time', async () => {
    const names = fc.array(fc.string({ minLength: 1, maxLength: 5 }), { maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(names, fc.integer({ min: 1, max: 3 }), async (steps, lanes) => {
        const { results, begun, most } = await run(steps, lanes);
        expect(begun).toEqual(steps);
        expect(results).toEqual(steps.map((name) => `${name}!`));
        expect(most).toBe(Math.min(lanes, steps.length));
      }),
    );
  });

  it('end with the first that throws', async () => {
    const failing = inLanes(['a', 'b'], 2, (name) =>
      name === 'b' ? Promise.reject(new Error('b failed')) : Promise.resolve(name),
    );
    await expect(failing).rejects.toThrow('b failed');
  });
});
