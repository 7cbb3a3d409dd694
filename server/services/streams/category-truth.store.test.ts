import { describe, expect, it } from 'vitest';
import { streamId } from '@/lib/events/ids.ts';
import { readDraft } from '@/server/reducers/read-source.ts';
import { inferred, type StreamReducer } from '@/server/reducers/stream-reducer.ts';
import { draftReducerOf } from '@/server/reducers/version-reducer.ts';
import { ownData } from '@/server/testing/own-data.ts';
import { storeById } from '@/server/stores/registry.ts';
import { walkCategory, type TruthWalk } from './internal-category-truth.ts';
import { StreamFold } from './internal-stream-fold.ts';
import { readCondition, truthOf } from './internal-truth.ts';

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

/** Counts in a variable of its module how many events it has seen: no fold may depend on the one before. */
const impure = async (): Promise<StreamReducer> => {
  const read = await readDraft(
    'code',
    `let seen = 0;
    export const counted = {
      category: 'order', initial: {}, reduce: () => { seen += 1; return { seen }; },
    };`,
  );
  const [reducer] = read.ok ? read.reducers : [];
  if (reducer === undefined) throw new Error('The reducer of this test cannot be read.');
  return draftReducerOf(reducer);
};

describe('a walk with a reducer that keeps something outside of its state', () => {
  own.write(
    'several',
    Array.from({ length: 30 }, (_, n) => ({ stream: `order-${n % 6}`, category: 'order' })),
  );

  it('finds in each stream what a fold of that stream alone finds', async () => {
    const { store } = await storeById('several');
    const reducer = await impure();
    const holds = readCondition('seen > 3');
    const found = new Map<string, readonly unknown[]>();
    const { signal } = new AbortController();
    const walked = walkCategory({
      ...{ store, holds, reducer, signal, category: 'order', after: null, counts: nothingYet },
      milliseconds: 60_000,
    });
    for await (const step of walked) {
      if (step.kind !== 'found') continue;
      for (const { stream, truth } of step.items) found.set(stream, truth.intervals);
    }
    const alone = new Map<string, readonly unknown[]>();
    for (const stream of ['0', '1', '2', '3', '4', '5'].map((n) => streamId(`order-${n}`))) {
      const fold = new StreamFold(store, stream, reducer);
      alone.set(stream, (await truthOf(fold, holds, signal)).truth.intervals);
      fold.stepper.rest();
    }
    expect(alone.get('order-5')).toMatchObject([{ from: 4n, to: null }]);
    expect(found).toEqual(alone);
  });
});

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
