import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  anyOf,
  eitherCase,
  noneOf,
  only,
  perlClasses,
  posixClasses,
  range,
  unicodeClass,
} from './char-class.ts';
import { RegexFault, type CharTest } from './program.ts';

/** The ASCII characters the test takes. */
const taken = (test: CharTest | undefined): string =>
  Array.from({ length: 128 }, (_, code) => code)
    .filter((code) => test?.(code) === true)
    .map((code) => String.fromCharCode(code))
    .join('');

const code = fc.integer({ min: 0, max: 0x10ffff });
const codeOf = (character: string): number => character.codePointAt(0) ?? Number.NaN;

describe('the classes of POSIX', () => {
  it.each([
    ['digit', /[0-9]/],
    ['upper', /[A-Z]/],
    ['lower', /[a-z]/],
    ['alpha', /[A-Za-z]/],
    ['alnum', /[A-Za-z0-9]/],
    ['word', /\w/],
    ['xdigit', /[0-9A-Fa-f]/],
    ['blank', /[ \t]/],
    ['space', /[ \t-\r]/],
    ['graph', /[!-~]/],
    ['print', /[ -~]/],
    ['punct', /[!-/:-@[-`{-~]/],
    ['ascii', /[^]/],
  ])('[:%s:] takes of ASCII what it says', (name, pattern) => {
    const expected = taken((each) => pattern.test(String.fromCharCode(each)));
    expect(taken(posixClasses[name])).toBe(expected);
  });

  it('[:cntrl:] takes the 32 first characters and the last', () => {
    const controls = Array.from({ length: 32 }, (_, each) => String.fromCharCode(each)).join('');
    expect(taken(posixClasses['cntrl'])).toBe(`${controls}\u007f`);
  });

  it('none takes anything beyond ASCII', () => {
    fc.assert(
      fc.property(fc.integer({ min: 128, max: 0x10ffff }), (each) => {
        const takers = Object.keys(posixClasses).filter((name) => posixClasses[name]?.(each));
        expect(takers).toStrictEqual([]);
      }),
    );
  });
});

describe('the classes of Perl', () => {
  it('are those of RE2: \\s knows no vertical tab and \\w no letter beyond ASCII', () => {
    expect(taken(perlClasses['s'])).toBe('\t\n\f\r ');
    expect(perlClasses['w']?.(codeOf('é'))).toBe(false);
    expect(perlClasses['d']?.(codeOf('٣'))).toBe(false);
  });

  it.each(['d', 'w', 's'])('a capital %s takes exactly what the small one does not', (small) => {
    fc.assert(
      fc.property(fc.oneof(code, fc.integer({ min: 0, max: 127 })), (each) => {
        expect(perlClasses[small.toUpperCase()]?.(each)).toBe(!perlClasses[small]?.(each));
      }),
    );
  });
});

describe('a class of Unicode', () => {
  it.each([
    ['L', 'é', true],
    ['L', '1', false],
    ['Lu', 'É', true],
    ['Lu', 'é', false],
    ['Greek', 'λ', true],
    ['Greek', 'l', false],
    ['Han', '𠮷', true],
    ['N', '٣', true],
    ['So', '😀', true],
  ])('%s and %s: %s', (name, character, expected) => {
    expect(unicodeClass(name, 0)(codeOf(character))).toBe(expected);
  });

  it.each(['', 'Nonsense', 'L}|.{', 'Script=Greek', '^L', 'a'.repeat(41)])(
    'there is none called %j',
    (name) => {
      expect(() => unicodeClass(name, 7)).toThrow(new RegexFault(`\\p{${name}} is no class.`, 7));
    },
  );

  it('judges lone surrogates like any other code point', () => {
    expect(unicodeClass('Cs', 0)(0xd800)).toBe(true);
    expect(unicodeClass('L', 0)(0xd800)).toBe(false);
  });
});

describe('without regard to case', () => {
  it.each([
    ['a', 'A', true],
    ['A', 'a', true],
    ['é', 'É', true],
    ['σ', 'Σ', true],
    ['𐐀', '𐐨', true],
    ['a', 'b', false],
    ['1', '1', true],
    ['S', 'ß', false],
    ['ß', 'S', false],
  ])('%s is taken by a test for %s: %s', (character, wanted, expected) => {
    expect(eitherCase(only(codeOf(wanted)))(codeOf(character))).toBe(expected);
  });

  it('nothing is lost that is taken with regard to it', () => {
    fc.assert(
      fc.property(code, code, code, (low, high, each) => {
        const test = range(low, high);
        expect(eitherCase(test)(each) || !test(each)).toBe(true);
      }),
    );
  });
});

describe('tests put together', () => {
  it('take a character by any of the tests, and by none where there are none', () => {
    expect(taken(anyOf([only(codeOf('a')), range(codeOf('x'), codeOf('z'))]))).toBe('axyz');
    expect(taken(anyOf([]))).toBe('');
  });

  it('take what the negated test leaves', () => {
    fc.assert(
      fc.property(code, code, code, (low, high, each) => {
        expect(noneOf(range(low, high))(each)).toBe(each < low || each > high);
      }),
    );
  });
});
