import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textOf } from '@/lib/json/compare-numbers.ts';
import { isNumber } from '@/lib/json/kinds.ts';
import { parseJson } from '@/lib/json/parse-json.ts';
import { valueKey } from '@/lib/query/narrow/value-keys.ts';
import { keysForValue } from './keys-for-value.ts';
import { sameValue } from './same-value.ts';

describe('the keys by which a typed value is looked up', () => {
  it.each([
    ['Ann Lee', ['sann lee']],
    [
      '49 30 1234567',
      [
        ...['s☎49301234567', 's☎0049301234567', 's☎409301234567', 's☎490301234567'],
        ...['s☎493001234567', 's☎00409301234567', 's☎00490301234567', 's☎00493001234567'],
        'n49301234567e11',
      ],
    ],
    ['030 1234567', ['s☎0301234567']],
    ['x', ['sx']],
    ['4.50', ['s4.50', 'n45e1']],
  ])('of %s are few', (typed, keys) => {
    expect(keysForValue(typed)).toEqual(keys);
  });

  it.each([
    ['ann lee', ' Ann LEE '],
    ['+49 30 1234567', '+49 (30) 123-4567'],
    ['0049 (0)30 1234567', '+49 30 1234567'],
    ['+49 30 1234567', '0049 (0)30 1234567'],
  ])('of %s name %s, which is the same value', (typed, stored) => {
    expect(sameValue(typed)(stored)).toBe(true);
    expect(keysForValue(typed)).toContain(valueKey(stored));
  });

  const near = fc
    .array(fc.constantFrom(...' +0()-.', '44', '2079', '460199', 'aA', 'É', 'e'), { maxLength: 7 })
    .map((parts) => parts.join(''));
  const typed = fc.oneof(near, fc.string({ unit: 'grapheme' }));

  it('name every text that is the same value, whatever is typed', () => {
    const stored = fc.oneof(
      typed,
      typed.map((text) => ` ${text.toUpperCase()} `),
    );
    fc.assert(
      fc.property(typed, stored, (one, other) => {
        if (sameValue(one)(other)) expect(keysForValue(one)).toContain(valueKey(other));
        if (sameValue(one)(` ${one} `)) expect(keysForValue(one)).toContain(valueKey(` ${one} `));
      }),
      { numRuns: 3000 },
    );
  });

  it('name every number that is the same value', () => {
    const digits = fc.constantFrom('442079460199', '1234567', '42', '-7', '4.50', '1e3', '0');
    fc.assert(
      fc.property(fc.oneof(digits, near), digits, (one, written) => {
        const parsed = parseJson(written);
        if (!parsed.ok || !isNumber(parsed.value)) throw new Error(written);
        const { value } = parsed;
        if (sameValue(one)(textOf(value))) expect(keysForValue(one)).toContain(valueKey(value));
      }),
    );
  });
});
