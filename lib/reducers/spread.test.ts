import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scattered, Spread } from './spread.ts';

function chosen(wanted: number, of: number): readonly number[] {
  const spread = new Spread<number>(wanted);
  for (let item = 0; item < of; item += 1) spread.take(item);
  expect(spread.seen).toBe(of);
  return spread.chosen();
}

describe('a sample at even distances', () => {
  it('is all there is where that is not more than is wanted', () => {
    expect(chosen(5, 3)).toEqual([0, 1, 2]);
    expect(chosen(5, 0)).toEqual([]);
  });

  it('begins with the first and ends with the last', () => {
    expect(chosen(3, 101)).toEqual([0, 50, 100]);
    expect(chosen(1, 101)).toEqual([0]);
  });

  it('has as many as are wanted, in order, with nothing left out that is much wider than the rest', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 40 }),
        fc.integer({ min: 0, max: 3000 }),
        (wanted, of) => {
          const items = chosen(wanted, of);
          expect(items).toHaveLength(Math.min(wanted, of));
          const gaps = items.slice(1).map((item, index) => item - (items[index] ?? 0));
          expect(gaps.every((gap) => gap > 0 && gap <= (3 * of) / wanted + 2)).toBe(true);
          if (of > 0) expect([items[0], items.at(-1)]).toEqual([0, of - 1]);
        },
      ),
    );
  });
});

describe('a scattered order', () => {
  it('loses nothing, and reaches far from its beginning on', () => {
    expect(scattered([0, 1, 2, 3, 4, 5, 6, 7])).toEqual([0, 4, 2, 6, 1, 5, 3, 7]);
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat()), (items) => {
        expect([...scattered(items)].sort((a, b) => a - b)).toEqual(
          [...items].sort((a, b) => a - b),
        );
      }),
    );
  });
});
