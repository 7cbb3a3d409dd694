import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseQuery } from '@/lib/query/parse.ts';
import { highlight, replaced } from './highlight.ts';

const drawn = (text: string) => {
  const { tokens, problems } = parseQuery(text);
  return highlight(text, tokens, problems);
};

describe('the colours of a query', () => {
  it('leave the text as it is, whatever is written', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (text) => {
        expect(
          drawn(text)
            .map((piece) => piece.text)
            .join(''),
        ).toBe(text);
      }),
    );
  });

  it('tell fields from values', () => {
    expect(drawn('type:EmailChanged').map(({ text, kind }) => [text, kind])).toStrictEqual([
      ['type', 'field'],
      [':', 'punctuation'],
      ['EmailChanged', 'value'],
    ]);
  });

  it('mark what is wrong exactly where it stands', () => {
    const wrong = drawn('typ:EmailChanged last:7d').filter((piece) => piece.wrong);
    expect(wrong.map(({ text }) => text).join('')).toBe('typ');
  });

  it('take a problem beyond the end as one at the end', () => {
    expect(highlight('ab', [], [{ from: 1, to: 9 }])).toStrictEqual([
      { text: 'a', kind: null, wrong: false },
      { text: 'b', kind: null, wrong: true },
    ]);
  });
});

describe('a replacement', () => {
  it('touches only its span', () => {
    expect(replaced('typ:A', { from: 0, to: 3 }, 'type')).toBe('type:A');
  });
});
