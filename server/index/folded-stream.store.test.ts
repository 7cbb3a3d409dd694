import { afterAll, describe, expect, it } from 'vitest';
import { position } from '@/lib/events/ids.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import { sampleEvent } from '@/lib/events/sample-event.ts';
import { readDraft } from '@/server/reducers/read-source.ts';
import { inferred, type StreamReducer } from '@/server/reducers/stream-reducer.ts';
import { draftReducerOf } from '@/server/reducers/version-reducer.ts';
import { ownData } from '@/server/testing/own-data.ts';
import { FoldedStream } from './folded-stream.ts';
import type { LedgerEntry } from './port.ts';
import { Sandboxes } from './sandboxes.ts';

ownData();
const sandboxes = new Sandboxes();
afterAll(() => {
  sandboxes.close();
});

async function code(reduce: string, more = ''): Promise<StreamReducer> {
  const source = `${more}\nexport const account = { category: 'account', initial: { at: 'start' }, reduce(state: any, event: any) { ${reduce} } };`;
  const draft = await readDraft('code', source);
  const [reducer] = draft.ok ? draft.reducers : [];
  if (reducer === undefined) throw new Error('The reducer of this test cannot be read.');
  return draftReducerOf(reducer);
}

const event = (version: number, amount: number): RecordedEvent =>
  sampleEvent(version, { json: `{"amount":${amount}}`, position: position(String(version)) });

const placed = (...amounts: readonly number[]) =>
  amounts.map((amount, at) => ({ event: event(at + 1, amount), ordinal: at + 1 }));

const told = (entries: readonly LedgerEntry[]): readonly string[] =>
  entries.map(({ ordinal, alterations, doubt }) => {
    const what = alterations.map(
      ({ slot, before, after }) =>
        `${slot.join('.')} ${JSON.stringify(before)} ${JSON.stringify(after)}`,
    );
    return [ordinal, ...what, ...(doubt === null ? [] : [doubt])].join(', ');
  });

describe('a stream in the ledger', () => {
  it('is told as its code folds it; what it begins with comes with the first event', async () => {
    const source = await code('state.total = (state.total ?? 0) + event.data.amount;');
    const folded = new FoldedStream(source, sandboxes);
    expect(told(await folded.take(placed(5, 0, 7)))).toEqual([
      '1, at null "sstart", total null "n5e1"',
      '2',
      '3, total "n5e1" "n12e2"',
    ]);
  });

  it('goes on where events before were passed over, in one batch or in many', async () => {
    const source = await code('state.total = (state.total ?? 0) + event.data.amount;');
    const folded = new FoldedStream(source, sandboxes);
    await folded.pass([event(1, 5)]);
    await new FoldedStream(source, sandboxes).take(placed(1, 2, 3));
    const [first, second] = [event(2, 6), event(3, 7)];
    expect(told(await folded.take([{ event: first, ordinal: 8 }]))).toEqual([
      '8, total "n5e1" "n11e2"',
    ]);
    expect(told(await folded.take([{ event: second, ordinal: 9 }]))).toEqual([
      '9, total "n11e2" "n18e2"',
    ]);
  });

  it('does not find what another stream has left behind in the sandbox', async () => {
    const source = await code('count += 1; return { count };', 'let count = 0;');
    const take = async () => told(await new FoldedStream(source, sandboxes).take(placed(1)));
    expect(await take()).toEqual(['1, count null "n1e1"']);
    expect(await take()).toEqual(['1, count null "n1e1"']);
  });

  it.each([
    ['throws', 'throw new Error("seven");'],
    ['takes too long', 'for (;;) {}'],
    ['takes too much memory', 'let all = "x"; for (;;) all += all;'],
  ])('is doubted from where its code %s, and no other stream is', async (_, failure) => {
    const source = await code(
      `if (event.data.amount === 7) { ${failure} } state.last = event.data.amount;`,
    );
    expect(told(await new FoldedStream(source, sandboxes).take(placed(5, 7, 8)))).toEqual([
      '1, at null "sstart", last null "n5e1"',
      '2, here',
      '3',
    ]);
    expect(told(await new FoldedStream(source, sandboxes).take(placed(4)))).toEqual([
      '1, at null "sstart", last null "n4e1"',
    ]);
  });

  it('needs no sandbox where it is inferred', async () => {
    const folded = new FoldedStream(inferred, sandboxes);
    expect(told(await folded.take(placed(5)))).toEqual(['1, amount null "n5e1"']);
  });
});
