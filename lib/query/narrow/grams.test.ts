import { describe, expect, it } from 'vitest';
import { gramsIn, gramsNarrowing, gramsOfPattern, withoutGrams } from './grams.ts';
import { everything, nothing, type Narrowing } from './narrowing.ts';

describe('the pieces of a word', () => {
  it('are its runs of three characters, whatever a character takes', () => {
    expect(gramsIn('mail')).toEqual(['mai', 'ail']);
    expect(gramsIn('ab')).toEqual([]);
    expect(gramsIn('\u{1F600}éß')).toEqual(['\u{1F600}éß']);
  });
});

describe('the pieces of a pattern', () => {
  it('are those behind its beginning, and never more than narrow it', () => {
    expect(gramsOfPattern('hot*mail', false)).toEqual(['mai', 'ail']);
    expect(gramsOfPattern('*mail*box', false)).toEqual(['mai', 'ail', 'box']);
    expect(gramsOfPattern(`*${'abcdefghij'.repeat(9)}k`, false)).toHaveLength(11);
    expect(gramsOfPattern(`*${[...Array(99).keys()].join('')}`, false)).toHaveLength(16);
  });

  it('leave out what may be composed with what a wildcard stands for', () => {
    expect(gramsOfPattern('*mail*', true)).toEqual(['mai']);
    expect(gramsOfPattern('*\u0301mail', true)).toEqual(['mai', 'ail']);
    expect(gramsOfPattern('*mail', true)).toEqual(['mai', 'ail']);
  });
});

describe('a narrowing for an index without pieces', () => {
  const mail = gramsNarrowing(['mai', 'ail']);
  const word: Narrowing = { kind: 'words', words: [{ text: 'late', prefix: false }] };

  it.each([
    [mail, everything],
    [gramsNarrowing([]), everything],
    [word, word],
    [{ kind: 'and', items: [word, mail] }, word],
    [{ kind: 'or', items: [word, mail] }, everything],
    [{ kind: 'but', of: word, not: mail }, nothing],
    [
      { kind: 'but', of: mail, not: word },
      { kind: 'but', of: everything, not: word },
    ],
  ] as const)('has none of them, and leaves out nothing for it: %j', (given, expected) => {
    expect(withoutGrams(given)).toEqual(expected);
  });
});
