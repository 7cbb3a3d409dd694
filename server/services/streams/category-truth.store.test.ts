import { describe, expect, it } from 'vitest';
import { streamId } from '@/lib/events/ids.ts';
import { nothingMasked } from '@/lib/masking/policy.ts';
import { readDraft } from '@/server/reducers/read-source.ts';
import { inferred, type StreamReducer } from '@/server/reducers/stream-reducer.ts';
import { draftReducerOf } from '@/server/reducers/version-reducer.ts';
import { ownData } from '@/server/testing/own-data.ts';
import { storeById } from '@/server/stores/registry.ts';
import { walkCategory, type TruthRound } from './internal-category-truth.ts';
import { StreamFold } from './internal-stream-fold.ts';
import { readCondition, truthOf } from './internal-truth.ts';

const own = ownData();
const streams = 50;
const nothingYet = { streams: 0, events: 0, found: 0, incomplete: 0 };

/** Rounds after a place, at most so many. */
async function walk(from: Pick<TruthRound, 'after' | 'counts'> | null, most: number) {
  const { store } = await storeById('many');
  const rounds: TruthRound[] = [];
  const walked = walkCategory({
    store,
    category: 'order',
    holds: readCondition('total = 7', { policy: nothingMasked }),
    reducer: inferred,
    after: from?.after ?? null,
    counts: from?.counts ?? nothingYet,
    signal: new AbortController().signal,
  });
  for await (const round of walked) {
    rounds.push(round);
    if (rounds.length === most) break;
  }
  return rounds;
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
    const holds = readCondition('seen > 3', { policy: nothingMasked });
    const found = new Map<string, readonly unknown[]>();
    const { signal } = new AbortController();
    const walked = walkCategory({
      ...{ store, holds, reducer, signal, category: 'order', after: null, counts: nothingYet },
    });
    for await (const { items } of walked) {
      for (const { stream, truth } of items) found.set(stream, truth.intervals);
    }
    const alone = new Map<string, readonly unknown[]>();
    for (const stream of ['0', '1', '2', '3', '4', '5'].map((n) => streamId(`order-${n}`))) {
      const fold = new StreamFold({ store, stream, source: reducer });
      alone.set(stream, (await truthOf(fold, holds, signal)).truth.intervals);
      fold.stepper.rest();
    }
    expect(alone.get('order-5')).toMatchObject([{ from: 4n, to: null }]);
    expect(found).toEqual(alone);
  });
});

describe('a walk that is broken off', () => {
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
    let last: TruthRound | null = null;
    let rounds = 0;
    for (;;) {
      const [round] = await walk(last, 1);
      if (round === undefined) break;
      found.push(...round.items.map(({ stream }) => String(stream)));
      last = round;
      rounds += 1;
    }
    expect(rounds).toBeGreaterThan(3);
    expect(found).toEqual(['order-007', 'order-017', 'order-027', 'order-037', 'order-047']);
    expect(last?.counts).toEqual({ streams, events: streams, found: 5, incomplete: 0 });
  });
});
