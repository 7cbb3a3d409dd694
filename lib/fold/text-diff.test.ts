import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textDiff, type TextPiece } from './text-diff.ts';

const side = (pieces: readonly TextPiece[], without: TextPiece['kind']): string =>
  pieces.flatMap(({ kind, text }) => (kind === without ? [] : [text])).join('');

const word = fc.constantFrom('a', 'b', 'c', ' ', '\n', 'Straße', '-', '\ud800');
const text = fc.oneof(
  fc.array(word, { maxLength: 30 }).map((words) => words.join('')),
  fc.string({ unit: 'binary' }),
);

describe('what differs between two texts', () => {
  it('gives the new text when applied to the old one, and the old one backwards', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const pieces = textDiff(before, after);
        expect(side(pieces, 'added')).toBe(before);
        expect(side(pieces, 'removed')).toBe(after);
      }),
    );
  });

  it('is nothing for equal texts, and never an empty piece or two of a kind in a row', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        expect(textDiff(before, before).every(({ kind }) => kind === 'same')).toBe(true);
        const pieces = textDiff(before, after);
        expect(pieces.every((piece) => piece.text !== '')).toBe(true);
        expect(pieces.every(({ kind }, at) => kind !== pieces[at + 1]?.kind)).toBe(true);
      }),
    );
  });

  it('is as short as can be: one changed word is told as one', () => {
    expect(
      textDiff('Leave it at the back door, please', 'Leave it at the front door, please'),
    ).toEqual([
      { kind: 'same', text: 'Leave it at the ' },
      { kind: 'removed', text: 'back' },
      { kind: 'added', text: 'front' },
      { kind: 'same', text: ' door, please' },
    ]);
  });

  it('falls back to lines, and then to the whole, where too much differs', () => {
    const words = (name: string): string =>
      Array.from({ length: 900 }, (_, index) => `${name}${String(index)}`).join(' ');
    const pieces = textDiff(`same\n${words('a')}`, `same\n${words('b')}`);
    expect(pieces[0]).toEqual({ kind: 'same', text: 'same\n' });
    expect(pieces).toHaveLength(3);
  });
});
