import { RegexFault, type CharTest } from './program.ts';

const between =
  (low: number, high: number): CharTest =>
  (code) =>
    code >= low && code <= high;

export const anyOf =
  (tests: readonly CharTest[]): CharTest =>
  (code) =>
    tests.some((test) => test(code));

export const noneOf =
  (test: CharTest): CharTest =>
  (code) =>
    !test(code);

export const range = between;
export const only = (code: number): CharTest => between(code, code);

const digit = between(0x30, 0x39);
const upper = between(0x41, 0x5a);
const lower = between(0x61, 0x7a);
const alpha = anyOf([upper, lower]);
const wordChar = anyOf([alpha, digit, only(0x5f)]);
const blank = anyOf([only(0x20), only(0x09)]);
const space = anyOf([only(0x20), between(0x09, 0x0a), between(0x0c, 0x0d)]);

/** `\d`, `\w`, `\s`: ASCII, as RE2 has them. */
export const perlClasses: Readonly<Record<string, CharTest>> = {
  d: digit,
  D: noneOf(digit),
  w: wordChar,
  W: noneOf(wordChar),
  s: space,
  S: noneOf(space),
};

/** `[[:alpha:]]` and its kin. */
export const posixClasses: Readonly<Record<string, CharTest>> = {
  alnum: anyOf([alpha, digit]),
  alpha,
  ascii: between(0, 0x7f),
  blank,
  cntrl: anyOf([between(0, 0x1f), only(0x7f)]),
  digit,
  graph: between(0x21, 0x7e),
  lower,
  print: between(0x20, 0x7e),
  punct: anyOf([
    between(0x21, 0x2f),
    between(0x3a, 0x40),
    between(0x5b, 0x60),
    between(0x7b, 0x7e),
  ]),
  space: anyOf([space, only(0x0b)]),
  upper,
  word: wordChar,
  xdigit: anyOf([digit, between(0x41, 0x46), between(0x61, 0x66)]),
};

/** `\p{L}`, `\p{Greek}`: one code point at a time, so the platform's engine cannot run away. */
export function unicodeClass(name: string, offset: number): CharTest {
  if (!/^[A-Za-z_]{1,40}$/.test(name)) throw new RegexFault(`\\p{${name}} is no class.`, offset);
  const pattern = platformPattern(`\\p{${name}}`) ?? platformPattern(`\\p{Script=${name}}`);
  if (pattern === null) throw new RegexFault(`\\p{${name}} is no class.`, offset);
  return (code) => pattern.test(String.fromCodePoint(code));
}

function platformPattern(source: string): RegExp | null {
  try {
    return new RegExp(`^${source}$`, 'u');
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** Takes a letter in either case. */
export const eitherCase =
  (test: CharTest): CharTest =>
  (code) => {
    if (test(code)) return true;
    const character = String.fromCodePoint(code);
    return [character.toLowerCase(), character.toUpperCase()].some((other) => {
      const [folded] = other;
      return folded === other && test(folded.codePointAt(0) ?? code);
    });
  };
