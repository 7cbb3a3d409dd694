import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryText } from '@/lib/json/arbitrary-json.ts';
import { isQuote, quote, quotedAt, unquote } from './quote.ts';

describe('quoted text', () => {
  it('comes back as it was, and is clean enough for a URL and a line', () => {
    fc.assert(
      fc.property(arbitraryText, (text) => {
        const written = quote(text);
        expect(quotedAt(written, 0)).toStrictEqual({
          text,
          to: written.length,
          closed: true,
          curly: false,
        });
        expect(written).not.toMatch(/[\ud800-\udfff]/u);
        expect([...written].every((character) => character >= ' ')).toBe(true);
      }),
    );
  });

  it('keeps a backslash before letters that mean nothing special, for patterns', () => {
    expect(unquote(String.raw`\d+\.\"\\\n\u0041\u00`)).toBe('\\d+\\."\\\nA\\u00');
  });

  it('goes to the end when it is not closed', () => {
    expect(quotedAt('x"ab', 1)).toStrictEqual({ text: 'ab', to: 4, closed: false, curly: false });
    expect(quotedAt('"ab\\', 0)).toMatchObject({ to: 4, closed: false });
    expect(quotedAt('"', 0)).toMatchObject({ text: '', closed: false });
  });

  it('may begin and end with any curly quote, and straight quotes may hold curly ones', () => {
    expect(quotedAt('\u201eab\u201c c', 0)).toMatchObject({ text: 'ab', curly: true });
    expect(quotedAt('\u201cab" c', 0)).toMatchObject({ text: 'ab', closed: true });
    expect(quotedAt('"\u201cab\u201d"', 0)).toMatchObject({ text: '\u201cab\u201d' });
    expect(['"', '\u201f', "'", '', undefined].map(isQuote)).toStrictEqual([
      ...[true, true, false, false, false],
    ]);
  });
});
