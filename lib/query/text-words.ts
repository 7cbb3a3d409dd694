import type { Value } from './syntax.ts';

const word = /[\p{L}\p{N}\p{M}\p{Co}]+/gu;
const wildWord = /[\p{L}\p{N}\p{M}\p{Co}*?]*[\p{L}\p{N}\p{M}\p{Co}][\p{L}\p{N}\p{M}\p{Co}*?]*/gu;

/** Upper and lower case, and composed and decomposed letters, are the same in text search. */
export const folded = (text: string): string => text.normalize('NFC').toLowerCase();

const plain = /^[ -~]*$/;
/** Whether a text is printable ASCII. */
export const isPlain = (text: string): boolean => plain.test(text);
const plainWord = /[a-z0-9]+/g;

/** The words of a stored text as search compares them: runs of letters and digits, folded. */
export function wordsOf(text: string): readonly string[] {
  // Most texts are plain ASCII, and their words are found several times as fast without Unicode's tables.
  if (isPlain(text)) return text.toLowerCase().match(plainWord) ?? [];
  return folded(text).match(word) ?? [];
}

/** The words that must stand one after the other; those of a bare word may hold `*` and `?`. */
export const wordsIn = (value: Value): readonly string[] =>
  value.kind === 'quoted' ? wordsOf(value.text) : (folded(value.text).match(wildWord) ?? []);
