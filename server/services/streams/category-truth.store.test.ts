import { describe, expect, it } from 'vitest';
import { inferred } from '@/server/reducers/stream-reducer.ts';
import { ownData } from '@/server/testing/own-data.ts';
import { storeById } from '@/server/stores/registry.ts';
import { walkCategory, type TruthWalk } from './internal-category-truth.ts';
import { readCondition } from './internal-truth.ts';

const own = ownData();
const streams = 50;
const nothingYet = { streams: 0, events: 0, found: 0, incomplete: 0 };

async function walk(part: { after?: TruthWalk & { kind: 'end' }; milliseconds: number }) {
  const { store } = await storeById('many');
  const steps: TruthWalk[] = [];
  const walked = walkCategory({
    store,
    category: 'order',
    holds: readCondition('total = 7'),
    reducer: inferred,
    after: part.after?.after ?? null,
    counts: part.after?.counts ?? nothingYet,
    milliseconds: part.milliseconds,
    signal: new AbortController().signal,
  });
  for await (const step of walked) steps.push(step);
  const end = steps.at(-1);
  if (end?.kind !== 'end') throw new Error('A walk ends with its end.');
  const found = steps.flatMap((step) => (step.kind === 'found' ? step.items : []));
  return { end, found: found.map(({ stream }) => String(stream)) };
}

describe('a walk whose time ends', () => {
  own.write(
    'many',
    Array.from({ length: streams }, (_, n) => ({
      stream: `order-${String(n).padStart(3, '0')}`,
      category: 'order',
      data: JSON.stringify({ total: n % 10 }),
    })),
  );

  it('goes on where it ended, without a stream lost or asked twice', async () => {
    const found: string[] = [];
    let part = await walk({ milliseconds: 0 });
    found.push(...part.found);
    let rounds = 1;
    while (part.end.after !== null) {
      part = await walk({ milliseconds: 0, after: part.end });
      found.push(...part.found);
      rounds += 1;
    }
    expect(rounds).toBeGreaterThan(3);
    expect(found).toEqual(['order-007', 'order-017', 'order-027', 'order-037', 'order-047']);
    expect(part.end.counts).toEqual({ streams, events: streams, found: 5, incomplete: 0 });
  });
});
