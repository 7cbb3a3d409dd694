import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digitsOfSamePhone, phoneDigits, phoneReach, samePhone } from './phone-number.ts';

describe('a text written as telephone numbers are', () => {
  it.each([
    ['+44 20 7946 0199', '442079460199'],
    [' (020) 7946-0199 ', '02079460199'],
    ['(+49) 30/1234567', '49301234567'],
    ['+ 49 30 1234567', '49301234567'],
    ['01.23.45.67.89', '0123456789'],
    ['030\u00a0123\u20114567', '0301234567'],
    ['0171.1234567', '01711234567'],
    ['2026000123', '2026000123'],
    ['88213-2041', '882132041'],
  ])('is known by its digits: %s', (text, digits) => {
    expect(phoneDigits(text)).toBe(digits);
  });

  it.each([
    ...['2026-03-01', '1234567.89', '0.1234567', '-1234567', '1.5e10', '185.220.101.4'],
    ...[
      '555 019',
      'order 1234567',
      '+44 20 7946 0199 x12',
      '1234+567',
      '.......',
      '',
      '1'.repeat(19),
    ],
  ])('is not anything else, or of too few or too many digits: %s', (text) => {
    expect(phoneDigits(text)).toBeNull();
  });

  it('is told in a time that grows as the text does', () => {
    for (const text of [
      '('.repeat(200_000),
      `${' '.repeat(200_000)}x`,
      `1${' '.repeat(200_000)}x`,
    ]) {
      expect(phoneDigits(text)).toBeNull();
    }
  });
});

describe('a telephone number', () => {
  it.each([
    ['+44 20 7946 0199', '+44 207 9460199', true],
    ['020 7946 0199', '(020) 7946-0199', true],
    ['00442079460199', '+44 20 7946 0199', true],
    ['+44 (0)20 7946 0199', '0044 20 7946 0199', true],
    ['0044(0)20 7946 0199', '+442079460199', true],
    ['442079460199', '+44 20 7946 0199', true],
    ['+44 20 7946 0199', '020 7946 0199', false],
    ['442079460199', '0044 20 7946 0199', true],
    ['0044 20 7946 0199', '442079460199', true],
    ['+44 (0)20 7946 0199', '442079460199', true],
    ['+44\u2011(0)20\u20137946\u20110199', '+44 20 7946 0199', true],
    ['0044 (0)20 7946 0199', '00442079460199', true],
    ['000 2079 460199', '02079460199', false],
    ['0044 20 7946 0199', '020 7946 0199', false],
    ['+44 20 7946 0199', '+44 20 7946 0198', false],
    ['1234567', '12345678', false],
  ])('typed as %s, is it the stored %s: %s', (typed, stored, same) => {
    expect(samePhone(typed)?.(stored)).toBe(same);
  });

  it('is not what is written in letters', () => {
    expect(samePhone('ann@lee.org')).toBeNull();
    expect(digitsOfSamePhone('ann@lee.org')).toEqual([]);
  });
});

describe('the country code of a telephone number', () => {
  it.each([
    ['+44 20 7946 0199', 'international'],
    ['0044 20 7946 0199', 'international'],
    ['(020) 7946 0199', 'national'],
    ['442079460199', 'unknown'],
    ['ann@lee.org', null],
  ] as const)('of %s: %s', (typed, reach) => {
    expect(phoneReach(typed)).toBe(reach);
  });
});

const digit = fc.constantFrom(...'0123456789');
const digits = fc.array(digit, { minLength: 7, maxLength: 15 });
const dashes = ['-', '\u2010', '\u2011', '\u2012', '\u2013', '\u2014', '\u2015'];
const sign = fc.constantFrom('', '', '', ' ', '.', '/', '\u00a0', ' - ', ...dashes);
const opening = fc.constantFrom('', '+', '(+', '00', '00 ');

/** The digits in some grouping, perhaps with the first of them in brackets. */
const grouped = (some: readonly string[]): fc.Arbitrary<string> =>
  fc
    .tuple(fc.array(sign, { minLength: some.length, maxLength: some.length }), fc.boolean())
    .map(([signs, bracketed]) => {
      const parts = some.map((each, index) =>
        index === 0 ? each : `${signs[index] ?? ''}${each}`,
      );
      return bracketed
        ? `(${parts.slice(0, 3).join('')})${parts.slice(3).join('')}`
        : parts.join('');
    });
const twoGroupings = digits.chain((some) => fc.tuple(grouped(some), grouped(some)));

/** Numbers that have much in common, in writings of every kind. */
const related = fc
  .tuple(
    opening,
    fc.constantFrom('44', '1', '420'),
    fc.constantFrom('', '(0)', ' (0) ', '0', ...dashes.map((dash) => `${dash}(0)`)),
    grouped([...'2079460199']),
  )
  .map(([before, country, nought, rest]) => `${before}${country}${nought}${rest}`);
const some = fc.oneof(
  related,
  twoGroupings.map(([one]) => one),
);

/** Of one number, from `44` on. */
const writings = fc.constantFrom<((rest: string) => string)[]>(
  (rest) => `44${rest}`,
  (rest) => `44 ${rest}`,
  (rest) => `+44 ${rest}`,
  (rest) => `0044${rest}`,
  (rest) => `0044 ${rest}`,
  (rest) => `+44 (0)${rest}`,
  (rest) => `0044\u2011(0) ${rest}`,
);

describe('telephone numbers', () => {
  it('are the same in any grouping of the same digits', () => {
    fc.assert(
      fc.property(twoGroupings, ([typed, stored]) => {
        fc.pre(phoneDigits(typed) !== null && phoneDigits(stored) !== null);
        expect(samePhone(typed)?.(stored)).toBe(true);
      }),
    );
  });

  it('are the same behind + and behind 00, with (0) or without, and as their digits alone', () => {
    fc.assert(
      fc.property(writings, writings, digits, (one, other, rest) => {
        const [typed, stored] = [one, other].map((write) => write(rest.slice(0, 10).join('')));
        expect(samePhone(typed ?? '')?.(stored ?? '')).toBe(true);
      }),
    );
  });

  it('are told apart from dates, decimal numbers and addresses only', () => {
    const other = /^\d{4}-\d\d-\d\d$|^\d+\.\d+$|^(?:\d{1,3}\.){3}\d{1,3}$/;
    fc.assert(
      fc.property(twoGroupings, ([typed]) => {
        expect(phoneDigits(typed) !== null || other.test(typed)).toBe(true);
      }),
    );
  });

  it('are the same both ways round', () => {
    fc.assert(
      fc.property(some, some, (one, other) => {
        fc.pre(phoneDigits(one) !== null && phoneDigits(other) !== null);
        expect(samePhone(one)?.(other)).toBe(samePhone(other)?.(one));
      }),
    );
  });

  it('that are the same have digits among those that are looked for', () => {
    fc.assert(
      fc.property(some, some, (typed, stored) => {
        fc.pre(samePhone(typed)?.(stored) === true);
        expect(digitsOfSamePhone(typed)).toContain(phoneDigits(stored));
      }),
      { numRuns: 1000 },
    );
  });
});
