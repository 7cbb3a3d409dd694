import { describe, expect, it } from 'vitest';
import { unpackRows } from './unpack-rows.ts';

describe('rows that came column by column', () => {
  it('are rows again, with every kind of column', () => {
    const rows = unpackRows(3, [
      { same: 'order-1' },
      { numbers: BigInt64Array.of(1n, -2n, 9_007_199_254_740_993n) },
      { words: ['placed', null], codes: Uint8Array.of(0, 1, 0) },
      { values: [1.5, null, 'text'] },
    ]);
    expect(rows).toStrictEqual([
      ['order-1', 1n, 'placed', 1.5],
      ['order-1', -2n, null, null],
      ['order-1', 9_007_199_254_740_993n, 'placed', 'text'],
    ]);
  });

  it('leave the places empty that were not asked for', () => {
    const rows = unpackRows(2, [{ numbers: BigInt64Array.of(1n, 2n) }, { same: 'a' }], [1, 3]);
    expect(rows).toStrictEqual([
      [null, 1n, null, 'a'],
      [null, 2n, null, 'a'],
    ]);
  });

  it('are none where there were none', () => {
    expect(unpackRows(0, [])).toStrictEqual([]);
  });
});
