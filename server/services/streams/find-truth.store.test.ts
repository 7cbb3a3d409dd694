import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { TruthStep } from '@/lib/api/time-travel.ts';
import { callAs, ownData } from '@/server/testing/own-data.ts';
import { findTruth } from './find-truth.ts';
import { readTruth } from './read-truth.ts';

const own = ownData();
/** Totals after each event: `null` is an event that cannot be read. */
const totals: Readonly<Record<string, readonly (number | null)[]>> = {
  'order-a': [5, -1, -2, 3],
  'order-b': [1, 2, 3],
  'order-c': [-4, 1, -1, 1, -7],
  'order-d': [1, null, 2],
  ...Object.fromEntries(Array.from({ length: 30 }, (_, n) => [`order-n${n}`, [n, n - 3]])),
};

beforeAll(() => {
  own.write(
    'shop',
    Object.entries(totals).flatMap(([stream, values]) =>
      values.map((total) => ({
        stream,
        category: 'order',
        data: total === null ? '{"total":' : JSON.stringify({ total }),
      })),
    ),
  );
});

interface Asked {
  readonly when?: string;
  readonly category?: string;
  readonly cursor?: string;
}

async function find(asked: Asked): Promise<readonly TruthStep[]> {
  const { value } = await findTruth(callAs(), {
    store: 'shop',
    category: 'order',
    when: 'total < 0',
    ...asked,
  });
  const steps: TruthStep[] = [];
  for await (const step of value) steps.push(step);
  return steps;
}

const itemsIn = (steps: readonly TruthStep[]) =>
  steps.flatMap((step) => (step.kind === 'found' ? step.items : []));

const heldIn = (steps: readonly TruthStep[]) => itemsIn(steps).map(({ stream }) => stream);

describe('a condition asked of every stream of a category', () => {
  it('is found where it held for a while and healed, and where it flaps', async () => {
    const found = new Map(itemsIn(await find({})).map((item) => [item.stream, item]));
    expect(found.get('order-a')).toMatchObject({ intervals: 1, first: '2', last: '3', now: false });
    expect(found.get('order-c')).toMatchObject({ intervals: 3, first: '1', last: '5', now: true });
    expect(found.has('order-b')).toBe(false);
  });

  it('says how many streams and events were asked', async () => {
    const steps = await find({});
    expect(steps.at(-1)).toMatchObject({
      kind: 'end',
      streams: Object.keys(totals).length,
      found: 5,
      next: null,
    });
  });

  it('never calls an answer complete when a stream holds what cannot be read', async () => {
    expect((await find({})).at(-1)).toMatchObject({ incomplete: 1, complete: false });
  });

  it('is complete when everything was asked and read', async () => {
    const steps = await find({ category: 'nothing-here' });
    expect(steps).toEqual([
      { kind: 'end', streams: 0, events: 0, found: 0, incomplete: 0, complete: true, next: null },
    ]);
  });

  it('says for any limit what every stream by itself says', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: -8, max: 30 }), async (limit) => {
        const when = `total < ${limit}`;
        const expected: string[] = [];
        for (const stream of Object.keys(totals)) {
          const { value } = await readTruth(callAs(), { store: 'shop', stream, when });
          if (value.total.intervals > 0) expected.push(stream);
        }
        expect(heldIn(await find({ when })).toSorted()).toEqual(expected.toSorted());
      }),
      { numRuns: 6 },
    );
  });

  it('refuses a condition that is not understood, and a token of another question', async () => {
    await expect(find({ when: 'total <' })).rejects.toMatchObject({ code: 'invalid_query' });
    await expect(find({ cursor: 'e30' })).rejects.toMatchObject({ code: 'invalid_input' });
  });
});
