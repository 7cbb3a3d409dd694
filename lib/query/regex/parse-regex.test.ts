import { describe, expect, it } from 'vitest';
import { parseRegex } from './parse-regex.ts';
import { largestProgram, programOf, RegexFault } from './program.ts';
import { runProgram } from './run.ts';

const matches = (source: string, text: string): boolean =>
  runProgram(programOf(parseRegex(source)), text);

function faultOf(source: string): readonly [message: string, offset: number] {
  try {
    programOf(parseRegex(source));
  } catch (error) {
    if (error instanceof RegexFault) return [error.message, error.offset];
    throw error;
  }
  throw new Error(`accepted: ${source}`);
}

describe('an expression', () => {
  it.each([
    ['', ''],
    ['', 'anything'],
    ['^$', ''],
    ['a|', 'b'],
    ['(|a)b', 'b'],
    ['^a{0}$', ''],
    ['^a{3}$', 'aaa'],
    ['^a{2,}$', 'aaaaa'],
    ['^a{2,3}$', 'aa'],
    ['^a{,3}$', 'a{,3}'],
    ['^a{$', 'a{'],
    ['^x{1,2,3}$', 'x{1,2,3}'],
    ['^.$', '😀'],
    ['^[😀-😂]$', '😁'],
    ['^.$', '\ud800'],
    ['^[]a]$', ']'],
    ['^[^]a]$', 'b'],
    ['^[a-]$', '-'],
    ['^[-a]$', '-'],
    ['^[[:^alpha:]]$', '1'],
    ['^[[:alpha:][:digit:]_]+$', 'a_1'],
    [String.raw`^[\w-]+$`, 'a-b'],
    [String.raw`^\x41\x{1F600}$`, 'A😀'],
    [String.raw`^\a\f\t\n\r\v$`, '\u0007\f\t\n\r\u000b'],
    [String.raw`^\.\-\/\_\ $`, '.-/_ '],
    [String.raw`^\pL\p{Lu}\P{L}\p{^L}$`, 'éÉ1 '],
    [String.raw`\Aab\z`, 'ab'],
    [String.raw`\bab\b`, 'x ab.'],
    [String.raw`\Bb\B`, 'abc'],
    ['(?i)STRASSE', 'strasse'],
    ['a(?i)b', 'aB'],
    ['(?i:a)b', 'Ab'],
    ['(?i)a(?-i)b', 'Ab'],
    ['(?s)a.b', 'a\nb'],
    ['(?m)^b$', 'a\nb\nc'],
    ['(?P<name>a)(?<other>b)', 'ab'],
    ['(a*)*b', 'aaab'],
    ['(?:a|ab)(?:c|bcd)(?:d*)$', 'abcd'],
  ])('%s matches %j', (source, text) => {
    expect(matches(source, text)).toBe(true);
  });

  it.each([
    ['^a{3}$', 'aa'],
    ['^a{2,3}$', 'aaaa'],
    ['^a+$', ''],
    ['.', '\n'],
    ['.', ''],
    ['^b$', 'a\nb'],
    [String.raw`a\z`, 'ab'],
    [String.raw`\Ab`, 'ab'],
    [String.raw`\bb`, 'ab'],
    ['a(?i)b', 'AB'],
    ['(?i:a)b', 'AB'],
    ['(?:(?i)a)b', 'AB'],
    ['(?i)[^a]', 'A'],
    ['^..$', '😀'],
    [String.raw`^\d$`, '٣'],
  ])('%s does not match %j', (source, text) => {
    expect(matches(source, text)).toBe(false);
  });

  it.each([
    ['(', 'This "(" is not closed.', 0],
    ['a(b', 'This "(" is not closed.', 1],
    ['[a', 'This "[" is not closed.', 0],
    ['x[]', 'This "[" is not closed.', 1],
    ['*', '"*" repeats nothing.', 0],
    ['a|+', '"+" repeats nothing.', 2],
    ['(?)', '"(?)" has unknown flags.', 3],
    ['(?x)a', '"(?x)" has unknown flags.', 4],
    ['a**', 'Repeats cannot follow each other.', 2],
    ['a{2}{3}', 'Repeats cannot follow each other.', 4],
    ['a{3,2}', 'A repeat goes from 0 to at most 1000.', 1],
    ['a{1001}', 'A repeat goes from 0 to at most 1000.', 1],
    ['a{0,1001}', 'A repeat goes from 0 to at most 1000.', 1],
    ['[b-a]', 'This range runs backwards.', 1],
    ['[[:nonsense:]]', '"[:nonsense:]" is no class.', 1],
    ['[[:constructor:]]', '"[:constructor:]" is no class.', 1],
    [String.raw`\p{Nonsense}`, String.raw`\p{Nonsense} is no class.`, 0],
    [String.raw`a\1`, 'References back to a group cannot be run in linear time.', 1],
    [String.raw`\k<a>`, 'References back to a group cannot be run in linear time.', 0],
    [String.raw`a\y`, String.raw`"\y" means nothing.`, 1],
    [String.raw`[\y]`, String.raw`"\y" means nothing.`, 1],
    ['a\\', 'A backslash stands at the end.', 1],
    [String.raw`\x{110000}`, 'There is no such character.', 0],
    [String.raw`\x4`, String.raw`"\x" means nothing.`, 0],
    ['a(?=b)', 'Looking around, (?= (?! (?<= (?<!, cannot be run in linear time.', 1],
    ['(?<!a)b', 'Looking around, (?= (?! (?<= (?<!, cannot be run in linear time.', 0],
    ['(?#x)', 'Unknown kind of group.', 0],
    ['(?<1a>b)', 'Unknown kind of group.', 0],
  ])('%s is refused: %s', (source, message, offset) => {
    expect(faultOf(source)).toStrictEqual([message, offset]);
  });

  it('may be nested a hundred deep and no deeper', () => {
    const nested = (depth: number): string => '('.repeat(depth) + 'a' + ')'.repeat(depth);
    expect(matches(nested(100), 'a')).toBe(true);
    expect(faultOf(nested(101))).toStrictEqual(['Nested too deep.', 101]);
  });

  it('is refused where its repeats multiply beyond what can be run', () => {
    expect(programOf(parseRegex('(a{100}){100}')).instructions.length).toBeLessThan(largestProgram);
    expect(faultOf('(a{1000}){1000}')).toStrictEqual([
      'The expression repeats too much to be run.',
      0,
    ]);
  });
});
