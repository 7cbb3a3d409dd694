import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expandedDigits } from './expanded-number.ts';

const zeros = (count: number): string => '0'.repeat(count);

describe('a number that was written out', () => {
  it.each([
    ['a large one', `{"a": 1${zeros(400)}, "b": 2}`, 401],
    ['a small one', `[-0.${zeros(400)}15]`, 403],
    ['one whose end was cut off', `{"a": 1${zeros(4000)}`, 4001],
    [
      'one after a text that is full of zeros',
      `{"a": "${zeros(500)}", "b": 1${zeros(130_000)}}`,
      130_001,
    ],
  ])('is found with its digits: %s', (_, text, digits) => {
    expect(expandedDigits(text)).toBe(digits);
  });

  it.each([
    ['digits of people', '{"a": 123456789012345678901234567890, "b": 1e400}'],
    ['zeros in a text', `{"a": "1${zeros(500)}", "b": "\\"${zeros(500)}"}`],
    ['zeros in a text that was cut off', `{"a": "it was \\"1${zeros(500)}`],
    ['zeros in a key', `{"${zeros(500)}": 1}`],
  ])('is not taken from %s', (_, text) => {
    expect(expandedDigits(text)).toBeNull();
  });

  it('is never found in the text of a string, whatever it holds', () => {
    const any = fc.array(fc.constantFrom('"', '\\', ' 1', ': ', zeros(120), '\n'));
    fc.assert(
      fc.property(any, (pieces) => {
        expect(expandedDigits(JSON.stringify({ a: pieces.join('') }))).toBeNull();
      }),
    );
  });
});
