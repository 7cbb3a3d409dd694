import { hasWildcard } from '../bare-word.ts';
import type { Value } from '../syntax.ts';
import { wordsIn, wordsOf } from '../text-words.ts';
import { gramsOfPattern } from './grams.ts';
import type { IndexWord } from './narrowing.ts';

/** Longer words are kept by their beginning. */
export const longestWord = 64;

/** Stands among the words of an event for a telephone number. The sign is no letter, so that no text has such a word. */
export const phoneWord = (digits: string): string => `☎${digits}`;

/** The words of a searched text. */
export const searchedWords = (value: Value): readonly IndexWord[] =>
  wordsIn(value).flatMap((word) =>
    value.kind === 'word' && hasWildcard(word) ? beginning(word, 0) : [whole(word)],
  );

/**
 * The words of a value that stands in an event as written. The last character before a wildcard may
 * be composed with what the wildcard stands for, so it does not count.
 */
export const wordsOfValue = (value: Value): readonly IndexWord[] =>
  value.kind === 'word' && hasWildcard(value.text)
    ? wordsIn(value).flatMap((word) => (hasWildcard(word) ? beginning(word, 1) : [whole(word)]))
    : wordsOf(value.text).map(whole);

/** Pieces of the words of a searched text that a wildcard stands in. */
export const searchedGrams = (value: Value): readonly string[] => gramsOf(value, false);

/** As `searchedGrams`, of a value that stands in an event as written. */
export const gramsOfValue = (value: Value): readonly string[] => gramsOf(value, true);

const gramsOf = (value: Value, composes: boolean): readonly string[] =>
  value.kind === 'quoted'
    ? []
    : wordsIn(value).flatMap((word) => (hasWildcard(word) ? gramsOfPattern(word, composes) : []));

const whole = (word: string): IndexWord => ({ text: word.slice(0, longestWord), prefix: false });

function beginning(word: string, uncertain: number): readonly IndexWord[] {
  const plain = [...(/^[^*?]*/.exec(word)?.[0] ?? '')];
  const text = plain.slice(0, plain.length - uncertain).join('');
  return text === '' ? [] : [{ text: text.slice(0, longestWord), prefix: true }];
}
