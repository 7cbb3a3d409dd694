import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { JsonObject, type JsonValue } from '@/lib/json/value.ts';
import { alignByContent, alignById, type Aligned } from './align.ts';

const named = (ids: string): readonly JsonValue[] =>
  [...ids].map((id) => new JsonObject(new Map([['id', id]])));
const letters = (text: string): readonly JsonValue[] => [...text];
const byId = (before: string, after: string): readonly Aligned[] =>
  alignById(named(before), named(after), 'id');
const byContent = (before: string, after: string): readonly Aligned[] =>
  alignByContent(letters(before), letters(after));

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 });
const unique = fc
  .uniqueArray(fc.constantFrom(...'abcdefg'), { maxLength: 7 })
  .map((ids) => ids.join(''));

/** Length of the longest text that both have as a part with gaps, by trying out. */
function longestShared(a: string, b: string): number {
  const parts = Array.from({ length: 2 ** a.length }, (_, mask) =>
    [...a].filter((_letter, index) => (mask >> index) & 1),
  );
  const isPart = (letterList: readonly string[]): boolean => {
    let at = -1;
    return letterList.every((letter) => (at = b.indexOf(letter, at + 1)) >= 0);
  };
  return Math.max(...parts.filter(isPart).map((part) => part.length));
}

const ascends = (numbers: readonly number[]): boolean =>
  numbers.every((number, index) => index === 0 || number > (numbers[index - 1] ?? number));

function expectAscending(pairs: readonly Aligned[]): void {
  expect(ascends(pairs.map(([from]) => from))).toBe(true);
  expect(ascends(pairs.map(([, to]) => to))).toBe(true);
}

describe('elements told apart by their id', () => {
  it.each<[string, string, readonly Aligned[]]>([
    ['', '', []],
    ['', 'a', []],
    ['a', '', []],
    ['ab', 'cd', []],
    [
      'abc',
      'abc',
      [
        [0, 0],
        [1, 1],
        [2, 2],
      ],
    ],
    [
      'abc',
      'bc',
      [
        [1, 0],
        [2, 1],
      ],
    ],
    [
      'abcd',
      'bcda',
      [
        [1, 0],
        [2, 1],
        [3, 2],
      ],
    ],
    [
      'abcd',
      'dabc',
      [
        [0, 1],
        [1, 2],
        [2, 3],
      ],
    ],
  ])('%j and %j', (before, after, pairs) => {
    expect(byId(before, after)).toStrictEqual(pairs);
  });

  it('pairs each with itself and none twice', () => {
    fc.assert(
      fc.property(unique, unique, (before, after) => {
        const pairs = byId(before, after);
        expectAscending(pairs);
        expect(pairs.map(([from]) => before[from])).toStrictEqual(pairs.map(([, to]) => after[to]));
      }),
      { numRuns: 200 },
    );
  });

  it('leaves as few as possible to count as moved', () => {
    fc.assert(
      fc.property(unique, unique, (before, after) => {
        expect(byId(before, after)).toHaveLength(longestShared(before, after));
      }),
      { numRuns: 200 },
    );
  });

  it('does not take the text 1 for the number 1', () => {
    const one = (id: JsonValue): JsonValue => new JsonObject(new Map([['id', id]]));
    expect(alignById([one(1)], [one('1')], 'id')).toStrictEqual([]);
  });
});

describe('elements told apart by content', () => {
  it.each<[string, string, readonly Aligned[]]>([
    ['', '', []],
    ['abc', '', []],
    ['', 'abc', []],
    [
      'abc',
      'abc',
      [
        [0, 0],
        [1, 1],
        [2, 2],
      ],
    ],
    ['a', 'b', [[0, 0]]],
    [
      'ab',
      'axb',
      [
        [0, 0],
        [1, 2],
      ],
    ],
    [
      'axb',
      'ayb',
      [
        [0, 0],
        [1, 1],
        [2, 2],
      ],
    ],
    [
      'axyb',
      'azb',
      [
        [0, 0],
        [1, 1],
        [3, 2],
      ],
    ],
    ['aa', 'a', [[0, 0]]],
    ['a', 'aa', [[0, 0]]],
    [
      'abab',
      'ab',
      [
        [0, 0],
        [1, 1],
      ],
    ],
    ['ab', 'ba', [[1, 0]]],
  ])('%j and %j', (before, after, pairs) => {
    expect(byContent(before, after)).toStrictEqual(pairs);
  });

  it('pairs from front to back, each element at most once and inside its array', () => {
    fc.assert(
      fc.property(word, word, (before, after) => {
        const pairs = byContent(before, after);
        expectAscending(pairs);
        expect(pairs.every(([from, to]) => from < before.length && to < after.length)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('pairs as many equal elements as any pairing could', () => {
    fc.assert(
      fc.property(word, word, (before, after) => {
        const equal = byContent(before, after).filter(([from, to]) => before[from] === after[to]);
        expect(equal).toHaveLength(longestShared(before, after));
      }),
      { numRuns: 200 },
    );
  });

  it('leaves nothing unpaired on both sides between two pairs', () => {
    fc.assert(
      fc.property(word, word, (before, after) => {
        const ends: readonly Aligned[] = [
          [-1, -1],
          ...byContent(before, after),
          [before.length, after.length],
        ];
        for (const [index, [from, to]] of ends.slice(1).entries()) {
          const [lastFrom, lastTo] = ends[index] ?? [0, 0];
          expect(Math.min(from - lastFrom, to - lastTo)).toBe(1);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('pairs long arrays by place between what they have in common at both ends', () => {
    const long = (middle: string): string => `start${middle.repeat(100)}end`;
    const pairs = byContent(long('x'), long('yz'));
    expect(pairs).toHaveLength(108);
    expect(pairs.slice(-4)).toStrictEqual([
      [104, 104],
      [105, 205],
      [106, 206],
      [107, 207],
    ]);
  });
});
