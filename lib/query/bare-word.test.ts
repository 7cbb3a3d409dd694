import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exactValue, isBareText, isBareValue } from './bare-word.ts';
import { parseQuery } from './parse.ts';
import { printQuery } from './print.ts';
import { wordsOf } from './text-words.ts';
import { noScopes, type Expr, type Query } from './syntax.ts';

const asked = (expr: Expr): Query => ({ expr, scopes: noScopes, steps: [] });
const words = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 8 }),
  fc.string({ unit: fc.constantFrom(...'aor.-:*?!~=<>|()",“ \\'), maxLength: 6 }),
  fc.constantFrom('and', 'OR', 'not', 'exists', 'Missing', 'change.a', 'a->b', 'a..b', '-a', '\n'),
);

describe('a value that needs no quotes', () => {
  it.each([
    'a',
    '1',
    '-7d',
    'a:b',
    'urn:x:1',
    '2026-03-01T10:15:00Z',
    'a-b',
    'a*',
    'é',
    'and',
    '*',
    'a!',
    'a=',
  ])('%s', (text) => {
    expect(isBareValue(text)).toBe(true);
  });

  it.each([
    '',
    ' ',
    'a b',
    'exists',
    'MISSING',
    '.a',
    'a.',
    'a..b',
    '~a',
    '=a',
    '!a',
    'a,b',
    'a<b',
    'a"',
    '“a',
    'a|b',
    '(',
    '\ud800',
    'a\u0000',
    'a\u007f',
    'a\u00a0b',
  ])('is not %j', (text) => {
    expect(isBareValue(text)).toBe(false);
  });
});

describe('a free word that needs no quotes', () => {
  it.each(['a', 'a-b', 'a,b', 'a*', 'android', 'notes', 'changes', 'a.b', '~a', '!a'])(
    '%s',
    (text) => {
      expect(isBareText(text)).toBe(true);
    },
  );

  it.each([
    '',
    'and',
    'OR',
    'Not',
    'or,',
    'and,b',
    '-a',
    'a:b',
    'a=b',
    'a!=b',
    'change.a',
    'change[a',
    'a>b',
    'a“',
    'a b',
  ])('is not %j', (text) => {
    expect(isBareText(text)).toBe(false);
  });
});

describe('a text as a value of exactly this text', () => {
  it('is found again in a query that is printed and read', () => {
    fc.assert(
      fc.property(words, (text) => {
        const query = asked({
          kind: 'clause',
          field: { name: 'type', path: [], counted: false },
          test: { kind: 'any', of: [{ kind: 'value', value: exactValue(text) }] },
        });
        const { query: again, problems } = parseQuery(printQuery(query));
        expect([problems, again]).toStrictEqual([[], query]);
      }),
      { numRuns: 500 },
    );
  });

  it('is no word where it holds what would mean anything', () => {
    expect(exactValue('a*')).toStrictEqual({ kind: 'quoted', text: 'a*' });
    expect(exactValue('what?')).toStrictEqual({ kind: 'quoted', text: 'what?' });
    expect(exactValue('a-b')).toStrictEqual({ kind: 'word', text: 'a-b' });
  });

  it('is read back as a free word wherever it is said to need no quotes', () => {
    fc.assert(
      fc.property(
        words.filter((text) => isBareText(text) && wordsOf(text).length > 0),
        (text) => {
          const query = asked({ kind: 'text', value: { kind: 'word', text } });
          const { query: again, problems } = parseQuery(text);
          expect([problems, again]).toStrictEqual([[], query]);
        },
      ),
      { numRuns: 300 },
    );
  });
});
