import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  barHeights,
  placeOfVersion,
  timeAtPlace,
  versionAtPlace,
  type RailShape,
} from './time-rail-scale.ts';

const shape: RailShape = {
  first: 1n,
  last: 10n,
  from: 0,
  to: 1000,
  counts: [4, 0, 0, 6],
  ends: [4n, 4n, 4n, 10n],
};

const shapes = fc
  .record({
    counts: fc.array(fc.nat(5), { minLength: 1, maxLength: 20 }),
    first: fc.constantFrom(0n, 1n, 9007199254740993n),
  })
  .filter(({ counts }) => counts.some((count) => count > 0))
  .map(({ counts, first }): RailShape => {
    let end = first - 1n;
    const ends = counts.map((count) => {
      end += BigInt(count);
      return end < first ? first : end;
    });
    return { first, last: end, from: 0, to: counts.length * 10, counts, ends };
  });

const scales = fc.constantFrom('time' as const, 'version' as const);

describe('places on the time rail', () => {
  it('lead to the last version at or before that time', () => {
    expect(versionAtPlace(shape, 0.5, 'time')).toBe(4n);
    expect(versionAtPlace(shape, 1, 'time')).toBe(10n);
    expect(versionAtPlace(shape, 0.5, 'version')).toBe(6n);
  });

  it('of a version follow its time where it is known, else its slice', () => {
    expect(placeOfVersion(shape, { version: 5n, time: 800 }, 'time')).toBe(0.8);
    const guess = placeOfVersion(shape, { version: 7n, time: null }, 'time');
    expect(guess).toBeGreaterThan(0.75);
    expect(guess).toBeLessThan(1);
    expect(placeOfVersion(shape, { version: 10n, time: null }, 'version')).toBe(1);
  });

  it('stay inside the stream and never run backwards', () => {
    fc.assert(
      fc.property(shapes, scales, fc.double({ noNaN: true, min: -1, max: 2 }), (any, scale, at) => {
        const here = versionAtPlace(any, at, scale);
        const further = versionAtPlace(any, at + 0.1, scale);
        expect(here >= any.first && here <= any.last).toBe(true);
        expect(further >= here).toBe(true);
      }),
    );
  });

  it('begin and end where the stream does', () => {
    fc.assert(
      fc.property(shapes, (any) => {
        expect(versionAtPlace(any, 0, 'version')).toBe(any.first);
        expect(versionAtPlace(any, 1, 'version')).toBe(any.last);
        expect(versionAtPlace(any, 1, 'time')).toBe(any.last);
      }),
    );
  });

  it('of a stream of one event are its end', () => {
    const one: RailShape = { ...shape, last: 1n, from: 5, to: 5, counts: [1], ends: [1n] };
    expect(placeOfVersion(one, { version: 1n, time: 5 }, 'time')).toBe(1);
    expect(versionAtPlace(one, 0.3, 'time')).toBe(1n);
  });

  it('have a time only where the stream has', () => {
    expect(timeAtPlace(shape, 0.25)).toBe(250);
    expect(timeAtPlace({ ...shape, from: null }, 0.25)).toBeNull();
  });
});

describe('bars of the rail', () => {
  it('stand where the events are', () => {
    const [first, second, , last] = barHeights(shape, 4, 'time');
    expect(second).toBe(0);
    expect(last).toBe(1);
    expect(first).toBeCloseTo(Math.sqrt(4 / 6));
  });

  it('are between nothing and full height', () => {
    fc.assert(
      fc.property(shapes, scales, fc.integer({ min: 1, max: 60 }), (any, scale, bars) => {
        const heights = barHeights(any, bars, scale);
        expect(heights).toHaveLength(bars);
        for (const height of heights) {
          expect(height >= 0 && height <= 1).toBe(true);
        }
      }),
    );
  });
});
