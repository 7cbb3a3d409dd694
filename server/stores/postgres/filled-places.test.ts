import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { filledPlaces } from './filled-places.ts';
import type { Gap } from './gap.ts';
import type { SeenPlace } from './read-places.ts';

const gaps: readonly Gap[] = [
  { from: 1n, to: 30n },
  { from: 40n, to: 40n },
  { from: 45n, to: 70n },
];
const isInside = (place: bigint, within: readonly Gap[]): boolean =>
  within.some(({ from, to }) => from <= place && place <= to);
const ascending = (places: readonly bigint[]): readonly bigint[] =>
  places.toSorted((a, b) => (a < b ? -1 : 1));

/** A log that answers with the last places inside, no more than so many. */
const answers =
  (taken: () => readonly bigint[], most: number) =>
  (asked: readonly Gap[]): Promise<readonly SeenPlace[]> =>
    Promise.resolve(
      ascending(taken().filter((place) => isInside(place, asked)))
        .toReversed()
        .slice(0, most)
        .map((key) => ({ key, hit: true })),
    );

const sizes = fc.record({
  places: fc.integer({ min: 1, max: 9 }),
  gaps: fc.integer({ min: 1, max: 4 }),
});

describe('the places filled inside gaps', () => {
  it('are all found, in order, whatever the size of question and answer', () =>
    fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.bigInt({ min: 1n, max: 80n })),
        sizes,
        async (taken, most) => {
          const found = await filledPlaces(
            gaps,
            answers(() => taken, most.places),
            most,
          );
          const wanted = ascending(taken.filter((place) => isInside(place, gaps)));
          expect(found.map(({ key }) => key)).toEqual(wanted);
        },
      ),
    ));

  it('never hold one without those filled before it, although they fill while they are read', () =>
    fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.bigInt({ min: 1n, max: 70n }), { minLength: 2 }),
        fc.array(fc.integer({ min: 0, max: 5 })),
        sizes,
        async (unsorted, pace, most) => {
          const filled = ascending(unsorted.filter((place) => isInside(place, gaps)));
          let reached = 0;
          let question = 0;
          const taken = (): readonly bigint[] => {
            reached += pace[(question += 1) % (pace.length || 1)] ?? 1;
            return filled.slice(0, reached);
          };
          const found = await filledPlaces(gaps, answers(taken, most.places), most);
          const keys = found.map(({ key }) => key);
          expect(keys).toEqual(filled.slice(0, keys.length));
        },
      ),
    ));

  it('are not asked for where there is no gap', async () => {
    expect(await filledPlaces([], () => Promise.reject(new Error('was asked')))).toEqual([]);
  });
});
