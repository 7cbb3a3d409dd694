import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { globMatches } from './glob.ts';

/** What a glob says, one character after the other and without any cleverness. */
function matchesSlowly([first, ...pattern]: readonly string[], text: readonly string[]): boolean {
  if (first === undefined) return text.length === 0;
  if (first === '*') {
    return (
      matchesSlowly(pattern, text) ||
      (text.length > 0 && matchesSlowly(['*', ...pattern], text.slice(1)))
    );
  }
  return (
    text.length > 0 && (first === '?' || first === text[0]) && matchesSlowly(pattern, text.slice(1))
  );
}

const letters = (units: readonly string[], maxLength: number): fc.Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom(...units), maxLength });

describe('a text with wildcards', () => {
  it.each([
    ['', ''],
    ['*', ''],
    ['**', 'anything'],
    ['a*', 'a'],
    ['*a', 'ba'],
    ['a*c', 'abcbc'],
    ['?', '😀'],
    ['a?c', 'a\nc'],
    ['*.pdf', 'a.b.pdf'],
    ['ab*ab', 'abab'],
    ['[a]', '[a]'],
    ['(', '('],
  ])('%j takes %j', (pattern, text) => {
    expect(globMatches(pattern, text)).toBe(true);
  });

  it.each([
    ['', 'a'],
    ['?', ''],
    ['a', 'A'],
    ['a', 'ab'],
    ['??', '😀'],
    ['ab*ab', 'ab'],
    ['ab*ab', 'aba'],
    ['*b', 'ba'],
    ['.', 'a'],
    ['é', 'e\u0301'],
  ])('%j does not take %j', (pattern, text) => {
    expect(globMatches(pattern, text)).toBe(false);
  });

  it('takes what a plain reading of it takes', () => {
    fc.assert(
      fc.property(
        letters(['a', 'b', '*', '?'], 8),
        letters(['a', 'b', '😀'], 8),
        (pattern, text) => {
          expect(globMatches(pattern, text)).toBe(matchesSlowly([...pattern], [...text]));
        },
      ),
      { numRuns: 500 },
    );
  });

  it('is the text itself where it has no wildcard', () => {
    const plain = fc.string({ unit: 'binary' }).filter((text) => !/[*?]/.test(text));
    fc.assert(
      fc.property(plain, plain, (pattern, text) => {
        expect(globMatches(pattern, text)).toBe(pattern === text);
      }),
    );
  });

  it('does not run away on many stars', () => {
    expect(globMatches('*a'.repeat(200) + 'b', 'a'.repeat(5000))).toBe(false);
  });
});
