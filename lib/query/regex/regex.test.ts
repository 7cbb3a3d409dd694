import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileRegex } from './regex.ts';

function matches(source: string, text: string): boolean {
  const compiled = compileRegex(source);
  if (!compiled.ok) throw new Error(`${source}: ${compiled.message}`);
  return compiled.test(text);
}

const atom = fc.constantFrom(
  ...[
    'a',
    'b',
    '.',
    '[ab]',
    '[^a]',
    '\\d',
    '\\w',
    '\\b',
    '\\B',
    '^',
    '$',
    '(?:ab|b)',
    '(a|)',
    '\\.',
  ],
  ...['[a-b0-1]', '\\x61', '\\s', '[\\w-]', '(?:)', '\\u0061'.slice(0, 0) + 'é', '[\\]a]'],
);
const { pattern } = fc.letrec<{ pattern: string }>((tie) => ({
  pattern: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    atom,
    fc
      .tuple(tie('pattern'), fc.constantFrom('*', '+', '?', '*?', '{2}', '{0,2}', '{1,}'))
      .map(([inner, repeat]) => `(?:${inner})${repeat}`),
    fc.tuple(tie('pattern'), tie('pattern')).map(([a, b]) => a + b),
    fc.tuple(tie('pattern'), tie('pattern')).map(([a, b]) => `(${a}|${b})`),
  ),
}));
/** Any UTF-16 text, mostly of characters that mean something in an expression. */
const anySource = fc
  .array(
    fc.oneof(
      fc.constantFrom(...'()[]{}|*+?\\.^$-:,0129abdpxz'),
      fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)),
    ),
    { maxLength: 20 },
  )
  .map((parts) => parts.join(''));
const subject = fc
  .array(fc.constantFrom('a', 'b', 'A', '0', '1', ' ', '.', '-', '_', 'é', ']', '\n'), {
    maxLength: 8,
  })
  .map((letters) => letters.join(''));

describe('a regular expression', () => {
  it('matches what the platform matches, wherever both know the syntax', () => {
    fc.assert(
      fc.property(pattern, subject, fc.constantFrom('', 'i', 'm', 's'), (source, text, flag) => {
        const ours = matches(flag === '' ? source : `(?${flag})${source}`, text);
        // A dot of RE2 stops at \n only; the subjects hold no other line end.
        expect(ours).toBe(new RegExp(source, `u${flag}`).test(text));
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    ['[[:alpha:]]+[[:^digit:]]', 'ab', true],
    ['^[[:upper:]]$', 'a', false],
    ['\\pL', 'é', true],
    ['^\\p{Greek}+$', 'αβγ', true],
    ['\\p{^L}', 'é', false],
    ['\\P{L}', '1', true],
    ['[\\p{Lu}x]', 'É', true],
    ['(?P<name>a)(?<other>b)', 'ab', true],
    ['(?i:A)B', 'aB', true],
    ['(?i:A)B', 'ab', false],
    ['(?i)ß', 'SS', false],
    ['(?i)É', 'é', true],
    ['(?m)^b$', 'a\nb\nc', true],
    ['a.b', 'a\nb', false],
    ['(?s)a.b', 'a\nb', true],
    ['(?s-s:a.b)', 'a\nb', false],
    ['\\Aab\\z', 'ab', true],
    ['^.$', '😀', true],
    ['[😀-😂]', '😁', true],
    ['\\x{1F600}', '😀', true],
    ['\\t\\n\\*', '\t\n*', true],
    ['', 'anything', true],
    ['a{0}b', 'b', true],
    ['a{', 'a{', true],
    ['a{,2}', 'a{,2}', true],
    ['[]a]', ']', true],
    ['[^]a]', ']', false],
    ['[a-]', '-', true],
    ['(|a)+b', 'aab', true],
    ['^(?:a?){3}a{3}$', 'aaa', true],
  ])('%s on %j is %s', (source, text, expected) => {
    expect(matches(source, text)).toBe(expected);
  });

  it.each([
    ['(?=a)', 'linear time', 0],
    ['b(?!a)', 'linear time', 1],
    ['(?<=a)b', 'linear time', 0],
    ['(?<!a)b', 'linear time', 0],
    ['(a)\\1', 'References back', 3],
    ['(?<n>a)\\k<n>', 'References back', 7],
    ['a(b', 'not closed', 1],
    ['a)b', 'closes nothing', 1],
    ['[a', 'not closed', 0],
    ['*a', 'repeats nothing', 0],
    ['a**', 'follow each other', 2],
    ['a{1001}', 'at most 1000', 1],
    ['a{3,2}', 'at most 1000', 1],
    ['((((a{100}){100}){100}){100})', 'too much', 0],
    ['[b-a]', 'backwards', 1],
    ['\\p{Klingon}', 'no class', 0],
    ['\\p{^^}', 'no class', 0],
    ['[[:klingon:]]', 'no class', 1],
    ['\\q', 'means nothing', 0],
    ['a\\', 'at the end', 1],
    ['(?z)a', 'unknown flags', 4],
    ['(?%a)', 'Unknown kind', 0],
    ['\\x{110000}', 'no such character', 0],
    ['('.repeat(200), 'too deep', 101],
  ])('%s is refused with its place', (source, message, offset) => {
    const compiled = compileRegex(source);
    expect(compiled).toMatchObject({ ok: false, offset });
    expect(compiled.ok ? '' : compiled.message).toContain(message);
  });

  it('takes no longer for the texts that make others explode', () => {
    const evil = 'a'.repeat(3000) + '!';
    expect(matches('^(a+)+$', evil)).toBe(false);
    expect(matches('^(a|aa)*$', evil)).toBe(false);
    expect(matches('(.*)*x', evil)).toBe(false);
  });

  it('never crashes on any source', () => {
    fc.assert(
      fc.property(anySource, (source) => {
        const compiled = compileRegex(source);
        if (compiled.ok) expect(compiled.test('ab1 ')).toBeTypeOf('boolean');
        else expect(compiled.offset).toBeLessThanOrEqual(source.length);
      }),
    );
  });
});
