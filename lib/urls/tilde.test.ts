import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tildeDecode, tildeEncode } from './tilde.ts';

const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(fc.integer({ min: 0, max: 0xffff })).map((codes) => String.fromCharCode(...codes)),
);

describe('tilde encoding', () => {
  it.each([
    ['account-1042', 'account-1042'],
    ['order/42', 'order~2F42'],
    ['a b+c', 'a~20b~2Bc'],
    ['..', '~2E~2E'],
    ['.', '~2E'],
    ['~', '~7E'],
    ['é😀', '~C3~A9~F0~9F~98~80'],
    ['100%', '100~25'],
    ['', '~'],
    ['\ud800', '~ED~A0~80'],
  ])('writes %j as %s and reads it back', (text, encoded) => {
    expect(tildeEncode(text)).toBe(encoded);
    expect(tildeDecode(encoded)).toBe(text);
  });

  it('gives back any text through characters that no router touches', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const encoded = tildeEncode(text);
        expect(encoded).toMatch(/^[A-Za-z0-9_~-]+$/);
        expect(tildeDecode(encoded)).toBe(text);
      }),
      { numRuns: 1000 },
    );
  });

  it.each(['~2', 'a~', '~GG', '~C3', '~C3~28', '~C0~80', '~FF', '~F8~88~80~80', '~F7~BF~BF~BF'])(
    'refuses %s, which no text is written as',
    (segment) => {
      expect(tildeDecode(segment)).toBeNull();
    },
  );

  it('keeps what a person typed without tilde', () => {
    expect(tildeDecode('a.b:c')).toBe('a.b:c');
  });
});
