import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exactNumber } from './exact-number.ts';
import { ExactNumber } from './value.ts';

describe('a number as it was written', () => {
  it.each([
    ['0', 0],
    ['-1', -1],
    ['9007199254740991', 9007199254740991],
    ['9007199254740992', 9007199254740992],
    ['1e+21', 1e21],
    ['1.7976931348623157e+308', Number.MAX_VALUE],
    ['5e-324', Number.MIN_VALUE],
  ])('%s is a plain number', (text, value) => {
    expect(exactNumber(text)).toBe(value);
  });

  it.each([
    ...['-0', '0.0', '1.0', '1.10', '1e0', '1E+21', '1e21', '1e400', '-1e400', '1e-400'],
    ...[
      '9007199254740993',
      '18446744073709551615',
      '0.1000000000000000055',
      '100000000000000000000001',
    ],
  ])('%s keeps its text', (text) => {
    expect(exactNumber(text)).toStrictEqual(new ExactNumber(text));
  });

  it('is plain for every double as JavaScript prints it', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(exactNumber(String(value))).toBe(value === 0 ? 0 : value);
      }),
    );
  });
});
