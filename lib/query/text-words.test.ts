import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { folded, wordsOf } from './text-words.ts';

describe('the words of a text', () => {
  it.each([
    ['Order-71507 was PAID', ['order', '71507', 'was', 'paid']],
    ['Zoë, שלום и ÀÉ9', ['zoë', 'שלום', 'и', 'àé9']],
    ['a_b\tc', ['a', 'b', 'c']],
    ['  --  ', []],
  ])('are runs of letters and digits in one case: %s', (text, words) => {
    expect(wordsOf(text)).toEqual(words);
  });

  it('are the same whether plain letters are told apart or not', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary-ascii' }), (text) => {
        const inUnicode = wordsOf(`${text} é`);
        expect([...wordsOf(text), 'é']).toEqual(inUnicode);
      }),
    );
  });

  it('are those of the folded text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(wordsOf(text)).toEqual(wordsOf(folded(text)));
      }),
    );
  });
});
