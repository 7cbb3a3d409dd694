import { describe, expect, it } from 'vitest';
import { callAs, ownData } from '@/server/testing/own-data.ts';
import { readBeliefs } from '@/server/services/streams/read-beliefs.ts';
import { readDiff } from '@/server/services/streams/read-diff.ts';
import { readField } from '@/server/services/streams/read-field.ts';
import { readPaths } from '@/server/services/streams/read-paths.ts';
import { readState } from '@/server/services/streams/read-state.ts';
import { saveReducer } from '@/server/services/reducers/save-reducer.ts';

const own = ownData();
const paid = (amount: number) => ({
  ...{ stream: 'cart-1', category: 'cart', type: 'Paid' },
  data: JSON.stringify({ amount }),
});
own.write('shop', [
  { stream: 'cart-1', category: 'cart', type: 'Opened', data: '{"open":true}' },
  paid(5),
  paid(7),
  { stream: 'cart-1', category: 'cart', type: 'Viewed', data: '{}' },
  { stream: 'other', category: null, data: '{}' },
]);

const call = callAs();
const summing = `export const cart = { category: 'cart', initial: { total: 0 },
  reduce(state: any, event: any) { if (event.type === 'Paid') state.total += event.data.amount; } };`;

/** Saved, and not active. */
async function savedHash(): Promise<string> {
  const draft = { store: 'shop', language: 'code', source: summing, title: 'T', activate: false };
  return (await saveReducer(call, draft)).value.versions[0]?.hash ?? '';
}

describe('a version that is chosen for a question', () => {
  const asked = { store: 'shop', stream: 'cart-1' };

  it('folds the state whatever is active, and the label says which it was', async () => {
    const hash = await savedHash();
    const { state, fidelity } = (await readState(call, { ...asked, reducer: hash })).value;
    expect([state, fidelity.kind, fidelity.source?.endsWith(hash)]).toEqual([
      '{"total":12}',
      'reducer',
      true,
    ]);
    expect((await readState(call, asked)).value.fidelity.kind).toBe('inferred');
    const { before, after, changes } = (
      await readDiff(call, { ...asked, againstReducer: 'inferred', reducer: hash })
    ).value;
    expect([before.moment.version, after.moment.version]).toEqual(['4', '4']);
    expect([before.fidelity.kind, after.fidelity.kind]).toEqual(['inferred', 'reducer']);
    expect(changes.map(({ path }) => path).toSorted()).toEqual(['amount', 'open', 'total']);
  });

  it('compares two moments under two reducers where both are named', async () => {
    const reducer = await savedHash();
    const moments = { at: 'v3', against: 'v2', reducer };
    const one = (await readDiff(call, { ...asked, ...moments })).value;
    expect([one.before.state, one.after.state]).toEqual(['{"total":5}', '{"total":12}']);
    const two = (await readDiff(call, { ...asked, ...moments, againstReducer: 'inferred' })).value;
    expect(two.before.state).toBe('{"open":true,"amount":5}');
  });

  it('is asked for the history of a field, its paths, and what was believed', async () => {
    const reducer = await savedHash();
    const field = { ...asked, path: 'total', reducer };
    const history = (await readField(call, field)).value;
    expect(history.intervals.map(({ value }) => value)).toEqual(['0', '5', '12']);
    expect((await readPaths(call, { ...asked, reducer })).value.paths).toEqual(['total']);
    const { rows, fidelity } = (await readBeliefs(call, field)).value;
    expect([fidelity.kind, rows.at(-1)?.cells.at(-1)?.value]).toEqual(['reducer', '12']);
    const inferred = (await readBeliefs(call, { ...asked, path: 'total' })).value;
    expect([inferred.fidelity.kind, inferred.rows.at(-1)?.cells.at(-1)?.value ?? null]).toEqual([
      'inferred',
      null,
    ]);
  });

  it('is refused for a stream of another category, under its own name', async () => {
    const reducer = await savedHash();
    await expect(
      readDiff(call, { store: 'shop', stream: 'other', againstReducer: reducer }),
    ).rejects.toMatchObject({ code: 'invalid_input', field: 'againstReducer' });
  });
});
