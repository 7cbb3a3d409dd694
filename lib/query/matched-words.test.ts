import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchedWords } from './matched-words.ts';
import { parseQuery } from './parse.ts';

const marked = (query: string, text: string): readonly string[] =>
  matchedWords(parseQuery(query).query.expr)(text).map(({ from, to }) => text.slice(from, to));

describe('what a query asks for in a text', () => {
  it.each([
    ['chargeback', 'A Chargeback, late', ['Chargeback']],
    ['charge*', 'charged and charge', ['charged', 'charge']],
    ['"break glass"', 'Break  glass, break a glass', ['Break  glass']],
    ['change.role:*->admin', 'an admin', ['admin']],
    ['data.email:"ann@lee.org"', 'was ann@lee.org', ['ann@lee.org']],
    ['type:(A,B) or c', 'b c d', ['b', 'c']],
    ['"+44 20 7946 0199"', 'at (+44) 207-9460199 now', ['44) 207-9460199']],
    ['442079460199', '442079460199 and 44 2079460198', ['442079460199']],
    ['caf\u00e9', 'cafe\u0301', ['cafe\u0301']],
  ])('is marked: %s in %s', (query, text, found) => {
    expect(marked(query, text)).toStrictEqual(found);
  });

  it.each(['-chargeback', 'data.x:>5', 'type:~^charge', 'data.x:exists', ''])(
    'is not marked where it is excluded, a bound or a pattern: %s',
    (query) => {
      expect(marked(query, 'chargeback 5')).toStrictEqual([]);
    },
  );

  it('is nothing where a change begins or ends with nothing', () => {
    expect(marked('change.x:missing->*', 'missing')).toStrictEqual([]);
  });

  it('lies within the text, in order, never over itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        let end = 0;
        for (const { from, to } of matchedWords(parseQuery('a or "b c" or d*').query.expr)(text)) {
          expect(from).toBeGreaterThanOrEqual(end);
          expect(to).toBeGreaterThan(from);
          end = to;
        }
        expect(end).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});
