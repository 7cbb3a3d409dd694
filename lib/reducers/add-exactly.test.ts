import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exactNumber } from '@/lib/json/exact-number.ts';
import { printJson } from '@/lib/json/print-json.ts';
import { addExactly, negated } from './add-exactly.ts';

const sum = (a: string, b: string): string | null => {
  const found = addExactly(exactNumber(a), exactNumber(b));
  return found === null ? null : printJson(found);
};

describe('adding to the last digit', () => {
  it.each([
    ['1', '2', '3'],
    ['0.1', '0.2', '0.3'],
    ['1.10', '2.20', '3.30'],
    ['9007199254740993', '1', '9007199254740994'],
    ['9007199254740991', '1', '9007199254740992'],
    ['-9007199254740993', '9007199254740993', '0'],
    ['1e3', '1', '1001'],
    ['1e-3', '1', '1.001'],
    ['-0.05', '0', '-0.05'],
    ['-0', '0', '0'],
    ['123456789012345678901234567890', '0.5', '123456789012345678901234567890.5'],
  ])('%s + %s = %s', (a, b, expected) => {
    expect(sum(a, b)).toBe(expected);
    expect(sum(b, a)).toBe(expected);
  });

  it.each(['1e1001', '1e-1001', '1e99999'])('gives up on %s instead of filling the memory', (a) => {
    expect(sum(a, '1')).toBeNull();
  });

  it('is undone by adding the negated number', () => {
    const amounts = fc.tuple(fc.bigInt({ min: -(10n ** 25n), max: 10n ** 25n }), fc.nat(6));
    const written = amounts.map(([digits, places]) => {
      const text = String(digits < 0n ? -digits : digits).padStart(places + 1, '0');
      const cut = text.length - places;
      const number = places === 0 ? text : `${text.slice(0, cut)}.${text.slice(cut)}`;
      return exactNumber(digits < 0n ? `-${number}` : number);
    });
    fc.assert(
      fc.property(written, written, (a, b) => {
        const there = addExactly(a, b) ?? 0;
        const back = addExactly(there, negated(b)) ?? 0;
        expect(Number(printJson(addExactly(back, negated(a)) ?? 1))).toBe(0);
      }),
    );
  });
});
