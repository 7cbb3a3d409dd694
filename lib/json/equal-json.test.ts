import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryJson } from './arbitrary-json.ts';
import { equalJson } from './equal-json.ts';
import { kindOf } from './kinds.ts';
import { parseJson } from './parse-json.ts';
import { printJson } from './print-json.ts';

function equalTexts(a: string, b: string): boolean {
  const [left, right] = [parseJson(a), parseJson(b)];
  return left.ok && right.ok && equalJson(left.value, right.value);
}

describe('equality of JSON values', () => {
  it.each([
    ['{"a":1,"b":2}', '{"b":2,"a":1}'],
    ['[1,[2,{"c":null}]]', '[1,[2,{"c":null}]]'],
    ['1e400', '1e400'],
  ])('holds for %s and %s', (a, b) => {
    expect(equalTexts(a, b)).toBe(true);
  });

  it.each([
    ['1', '"1"'],
    ['0', 'false'],
    ['null', '0'],
    ['[]', '{}'],
    ['1', '1.0'],
    ['9007199254740993', '9007199254740992'],
    ['[1,2]', '[2,1]'],
    ['{"a":null}', '{}'],
    ['{"a":null}', '{"b":null}'],
    ['{"a":1,"a":2}', '{"a":2}'],
  ])('does not hold for %s and %s', (a, b) => {
    expect(equalTexts(a, b)).toBe(false);
  });

  it('holds for a value and its reprint, and never across kinds', () => {
    const value = arbitraryJson({ shadowed: true });
    fc.assert(
      fc.property(value, value, (a, b) => {
        expect(equalTexts(printJson(a), printJson(a))).toBe(true);
        if (kindOf(a) !== kindOf(b)) expect(equalJson(a, b)).toBe(false);
      }),
    );
  });
});
