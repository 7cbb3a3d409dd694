import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editDistance, nearestWords } from './nearest.ts';

const short = fc.string({ maxLength: 6 });

describe('the distance of two words', () => {
  it.each([
    ['', '', 0],
    ['type', 'type', 0],
    ['tpye', 'type', 1],
    ['typ', 'type', 1],
    ['types', 'type', 1],
    ['tape', 'type', 1],
    ['', 'abc', 3],
    ['kitten', 'sitting', 3],
  ])('of "%s" and "%s" is %i', (a, b, distance) => {
    expect(editDistance(a, b)).toBe(distance);
  });

  it('is the same both ways, nothing only for equal words, at most the longer length', () => {
    fc.assert(
      fc.property(short, short, (a, b) => {
        const distance = editDistance(a, b);
        expect(editDistance(b, a)).toBe(distance);
        expect(distance === 0).toBe(a === b);
        expect(distance).toBeLessThanOrEqual(Math.max(a.length, b.length));
      }),
    );
  });
});

describe('the nearest words', () => {
  const known = ['type', 'tenant', 'tag', 'stream', 'state', 'correlation'];

  it('are those within a third of the length, nearest first', () => {
    expect(nearestWords('tpe', known)).toStrictEqual(['type', 'tag'].slice(0, 1));
    expect(nearestWords('strem', known)).toStrictEqual(['stream']);
    expect(nearestWords('Corelatoin', known)).toStrictEqual(['correlation']);
    expect(nearestWords('zzzz', known)).toStrictEqual([]);
  });

  it('are found by their beginning', () => {
    expect(nearestWords('corr', known)).toStrictEqual(['correlation']);
    expect(nearestWords('st', known)).toStrictEqual(['state', 'stream']);
  });
});
