import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryNumber } from './arbitrary-json.ts';
import { compareNumbers } from './compare-numbers.ts';
import { exactNumber } from './exact-number.ts';

const compared = (a: string, b: string): number => compareNumbers(exactNumber(a), exactNumber(b));

describe('numbers', () => {
  it.each([
    ['1.10', '1.1', 0],
    ['-0', '0', 0],
    ['0e99', '0.000', 0],
    ['9007199254740993', '9007199254740992', 1],
    ['1e400', '1e399', 1],
    ['-1e400', '-1e399', -1],
    ['-2', '1', -1],
    ['0.1', '0.09', 1],
    ['100', '1e2', 0],
    ['1e-999999999999', '0', 1],
    ['12e999999999999', '1.3e1000000000000', -1],
    ['0.000123', '1.23e-4', 0],
    ['99', '100', -1],
  ])('%s against %s gives %i', (a, b, expected) => {
    expect(compared(a, b)).toBe(expected);
    expect(compared(b, a)).toBe(expected === 0 ? 0 : -expected);
  });

  it('of whole size compare like big integers', () => {
    fc.assert(
      fc.property(fc.bigInt(), fc.bigInt(), (a, b) => {
        const expected = a === b ? 0 : a < b ? -1 : 1;
        expect(compared(String(a), String(b))).toBe(expected);
      }),
    );
  });

  it('have a total order', () => {
    fc.assert(
      fc.property(arbitraryNumber, arbitraryNumber, arbitraryNumber, (a, b, c) => {
        expect(compareNumbers(a, b) + compareNumbers(b, a)).toBe(0);
        if (compareNumbers(a, b) <= 0 && compareNumbers(b, c) <= 0) {
          expect(compareNumbers(a, c)).toBeLessThanOrEqual(0);
        }
      }),
    );
  });
});
