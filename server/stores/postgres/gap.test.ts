import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coveringRanges, missingIn, without, type Gap } from './gap.ts';

const gap = (from: bigint, to = from) => ({ from, to });
const placesOf = (gaps: readonly Gap[]): readonly bigint[] =>
  gaps.flatMap(({ from, to }) =>
    Array.from({ length: Number(to - from) + 1 }, (_, n) => from + BigInt(n)),
  );
const places = fc
  .uniqueArray(fc.bigInt({ min: 1n, max: 300n }))
  .map((all) => all.toSorted((a, b) => (a < b ? -1 : 1)));
const gapsAt = (open: readonly bigint[]) => open.map((place) => gap(place));
const upTo = (last: bigint): readonly bigint[] =>
  Array.from({ length: Number(last) }, (_, n) => BigInt(n + 1));

describe('places that were passed but hold nothing', () => {
  it.each([
    ['none', { after: 0n, seen: [1n, 2n, 3n], expected: [] }],
    ['one before the first', { after: 0n, seen: [2n], expected: [gap(1n)] }],
    ['some between', { after: 4n, seen: [5n, 9n, 11n], expected: [gap(6n, 8n), gap(10n)] }],
    ['none of a page without events', { after: 4n, seen: [], expected: [] }],
  ])('are %s', (_, { after, seen, expected }) => {
    expect(missingIn(after, seen)).toEqual(expected);
  });

  it('with the places that were seen make up the whole range', () => {
    fc.assert(
      fc.property(places, (seen) => {
        const all = [...seen, ...placesOf(missingIn(0n, seen))];
        expect(all.toSorted((a, b) => (a < b ? -1 : 1))).toEqual(upTo(seen.at(-1) ?? 0n));
      }),
    );
  });
});

describe('a gap that was filled in part', () => {
  it('keeps exactly the places that were not', () => {
    fc.assert(
      fc.property(places, fc.bigInt({ min: 1n, max: 300n }), (filled, to) => {
        const left = placesOf(without(gap(1n, to), filled));
        expect(left).toEqual(upTo(to).filter((place) => !filled.includes(place)));
      }),
    );
  });
});

describe('ranges over many gaps', () => {
  it('are the gaps themselves, joined where they touch, as long as they are few', () => {
    expect(coveringRanges([gap(7n, 9n), gap(1n), gap(2n, 3n)], 2)).toEqual([
      gap(1n, 3n),
      gap(7n, 9n),
    ]);
  });

  it('join the nearest where there are too many, and the oldest as little as the newest', () => {
    const gaps = [gap(1n), gap(20n), gap(22n), gap(40n), gap(60n, 61n), gap(63n)];
    expect(coveringRanges(gaps, 4)).toEqual([gap(1n), gap(20n, 22n), gap(40n), gap(60n, 63n)]);
  });

  it('hold every place of every gap, in order and apart, however many are allowed', () => {
    fc.assert(
      fc.property(places, fc.integer({ min: 1, max: 20 }), (open, most) => {
        const ranges = coveringRanges(gapsAt(open), most);
        const apart = coveringRanges(gapsAt(open), 300).length;
        expect(ranges).toHaveLength(Math.min(apart, most));
        const covered = placesOf(ranges);
        expect(covered).toEqual([...new Set(covered)].toSorted((a, b) => (a < b ? -1 : 1)));
        expect(open.filter((place) => !covered.includes(place))).toEqual([]);
        expect(ranges.every(({ from, to }) => open.includes(from) && open.includes(to))).toBe(true);
      }),
    );
  });
});
