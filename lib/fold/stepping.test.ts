import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleEvent } from '@/lib/events/sample-event.ts';
import { reducerSource } from './fidelity.ts';
import { Fold } from './fold.ts';
import { isFollowing, Stepping, type RunCode } from './stepping.ts';
import { stepReducer } from './steps.ts';

const events = Array.from({ length: 1100 }, (_, at) => sampleEvent(at + 1, { json: '{}' }));
const fidelity = { kind: 'reducer', source: reducerSource('own', 'a'.repeat(64)) } as const;

/** Code that counts, in a sandbox that answers what follows where `answers` lets it. */
function counting(answers: () => 'all' | 'some' | 'none') {
  const asked: string[] = [];
  let n = 0;
  const run: RunCode = (sent, from) => {
    const how = answers();
    if (isFollowing(from)) {
      asked.push('follows');
      if (how === 'none') return Promise.resolve([]);
    } else {
      asked.push(from ?? 'nothing');
      n = from === null ? 0 : (JSON.parse(from) as { n: number }).n;
    }
    const taken = how === 'some' ? sent.slice(0, 100) : sent;
    return Promise.resolve(taken.map(() => `{"s":{"n":${String((n += 1))}}}`));
  };
  return { asked, run };
}

async function folded(run: RunCode) {
  const steps = new Map<bigint, string>();
  const stepping = new Stepping({ steps, options: { track: true }, run });
  const fold = new Fold(stepReducer({ fidelity, initial: null, steps }), { track: true });
  for await (const part of stepping.ready(fold, events)) for (const event of part) fold.take(event);
  return { fold, steps };
}

describe('events that are made ready by code', () => {
  it('are sent ahead, so that the code does not wait for the fold', async () => {
    const { asked, run } = counting(() => 'all');
    const { fold } = await folded(run);
    expect(asked).toEqual(['nothing', 'follows', 'follows', 'follows', 'follows']);
    expect(fold.facts.version).toBe(1100n);
  });

  it('have the same steps whatever was answered ahead', async () => {
    const answer = fc.constantFrom('all' as const, 'some' as const, 'none' as const);
    const { steps } = await folded(counting(() => 'all').run);
    await fc.assert(
      fc.asyncProperty(fc.array(answer, { minLength: 20, maxLength: 20 }), async (answers) => {
        const left = [...answers];
        const { run } = counting(() => {
          const next = left.shift() ?? 'all';
          return next;
        });
        // Where nothing may be answered even from a state, code would never get on.
        const heard: RunCode = async (sent, from) => {
          const told = await run(sent, from);
          return told.length > 0 || isFollowing(from) ? told : run(sent, from);
        };
        expect((await folded(heard)).steps).toEqual(steps);
      }),
      { numRuns: 30 },
    );
  });
});
