import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryJson } from '@/lib/json/arbitrary-json.ts';
import { printJson } from '@/lib/json/print-json.ts';
import { marked, unmarked } from './marks.mjs';

describe('numbers across the border', () => {
  it.each([
    ['[1,1.5,-3,0]', '[1,1.5,-3,0]'],
    ['[1.10,1e2,1E+2,100.00]', '[1.10,1e2,1E+2,100.00]'],
    ['[9007199254740993]', String.raw`["\u00019007199254740993"]`],
    ['[-0,1e400]', String.raw`["\u0001-0","\u00011e400"]`],
    ['[0.1000000000000000055]', String.raw`["\u00010.1000000000000000055"]`],
    [String.raw`["\u0001x","x\u0001"]`, String.raw`["\u0001\u0001x","x\u0001"]`],
    [
      String.raw`{"\u0001k" : 9007199254740993}`,
      String.raw`{"\u0001k" : "\u00019007199254740993"}`,
    ],
    [String.raw`"9007199254740993 \" -0"`, String.raw`"9007199254740993 \" -0"`],
  ])('%s travels as %s', (text, expected) => {
    expect(marked(text)).toBe(expected);
    expect(unmarked(expected)).toBe(text);
  });

  it('come back as they went, and are read by any parser of doubles without loss', () => {
    fc.assert(
      fc.property(arbitraryJson({ shadowed: false }), (value) => {
        const text = printJson(value);
        expect(unmarked(marked(text))).toBe(text);
        JSON.parse(marked(text));
      }),
    );
  });

  it.each(['process', '01', '1e', '', '+1', '1 '])('refuses the forged number %j', (text) => {
    expect(() => unmarked(`["\\u0001${text}"]`)).toThrow('a number that is none');
  });
});
