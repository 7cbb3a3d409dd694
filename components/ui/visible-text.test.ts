import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { visibleText } from './visible-text.ts';

const shown = (text: string): string =>
  visibleText(text)
    .map((piece) => (piece.kind === 'token' ? `<${piece.text}>` : piece.text))
    .join('');

describe('text of users', () => {
  it.each([
    ['plain text stays', 'Ann Lee', 'Ann Lee'],
    ['markup is only text', '<img src=x>', '<img src=x>'],
    ['a right-to-left override is a token', 'a\u202eb', 'a<RLO>b'],
    ['a zero width space is a token', 'a\u200bb', 'a<ZWSP>b'],
    ['NUL is a token', '\u0000', '<␀>'],
    ['a line feed is a token', 'a\nb', 'a<⏎>b'],
    ['an escape sequence loses its power', '\u001b[31m', '<␛>[31m'],
    ['a lone surrogate is named by number', '\ud800', '<U+D800>'],
    ['right-to-left scripts stay', 'שלום', 'שלום'],
    ['emoji with joiners stay whole', '👩‍🚀', '👩‍🚀'],
  ])('%s', (_, text, expected) => {
    expect(shown(text)).toBe(expected);
  });

  it('names what a token stands for', () => {
    expect(visibleText('\u202e')[0]?.title).toBe('U+202E RIGHT-TO-LEFT OVERRIDE');
  });

  it('keeps every visible character in its place', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii' }), (text) => {
        expect(shown(text)).toBe(text);
      }),
    );
  });
});
