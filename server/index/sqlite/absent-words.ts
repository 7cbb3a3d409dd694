import { butNarrowed, type Narrowing, type WordsNarrowing } from '@/lib/query/narrow/narrowing.ts';
import type { Statements } from './statements.ts';
import { wordsQuery } from './words-query.ts';

interface Reading {
  readonly statements: Statements;
}

/**
 * The same part of a log without choices that no event has. Other writings of a number are mostly in none, and what is
 * left out here need not be walked over, nor told apart from what is sure.
 */
export function withoutAbsent(reading: Reading, narrowing: Narrowing): Narrowing {
  const again = (item: Narrowing): Narrowing => withoutAbsent(reading, item);
  if (narrowing.kind === 'and') return { kind: 'and', items: narrowing.items.map(again) };
  if (narrowing.kind === 'but') return butNarrowed(again(narrowing.of), again(narrowing.not));
  if (narrowing.kind !== 'or') return narrowing;
  const { items } = narrowing;
  return isOfWords(items) ? present(reading, items) : { kind: 'or', items: items.map(again) };
}

/** Events that cannot be read belong to each of the words, or to none, so any of them may stand for the others. */
const isOfWords = (items: readonly Narrowing[]): items is readonly WordsNarrowing[] =>
  items.every((item) => item.kind === 'words') &&
  new Set(items.map((item) => item.kind === 'words' && item.sure)).size === 1;

function present({ statements }: Reading, items: readonly WordsNarrowing[]): Narrowing {
  const hit = statements.values<[string], number>(
    'SELECT rowid FROM words WHERE words MATCH ? LIMIT 1',
  );
  const left = items.filter(
    ({ words }) => !isCheap(words) || hit.get(wordsQuery(words)) !== undefined,
  );
  const [first] = left.length === 0 ? items : left;
  if (first === undefined) return { kind: 'none' };
  return left.length > 1 ? { kind: 'or', items: left } : first;
}

/** Beginnings are gathered for every question, and several words may be walked over to their end. */
const isCheap = (words: WordsNarrowing['words']): boolean =>
  words.length === 1 && words[0]?.prefix === false;
