import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keysForValue } from './keys-for-value.ts';
import { sameValue } from './same-value.ts';

describe('the keys by which a typed value is looked up', () => {
  it.each([
    ['Ann Lee', ['sAnn Lee', 'sann lee']],
    ['+49 30 1234567', ['s+49 30 1234567', 's49301234567', 'n49301234567e11']],
    ['x', ['sx']],
  ])('are of %s as typed, in small letters, and of the digits', (typed, keys) => {
    expect(keysForValue(typed)).toEqual(keys);
  });

  it.each([
    ['ann lee', 'Ann Lee'],
    ['+49 30 1234567', '+49 (30) 123-4567'],
  ])('of %s do not name %s, which is the same value', (typed, stored) => {
    expect(sameValue(typed)(stored)).toBe(true);
    expect(keysForValue(typed)).not.toContain(`s${stored}`);
  });

  it('never name all texts that are the same value, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (typed) => {
        const stored = ` ${typed} `;
        expect(sameValue(typed)(stored)).toBe(true);
        expect(keysForValue(typed)).not.toContain(`s${stored}`);
      }),
    );
  });
});
