import type { IndexWord } from '@/lib/query/narrow/narrowing.ts';

/** All the words, in the language of FTS5. Words are letters and digits, so quotes never end early. */
export const wordsQuery = (words: readonly IndexWord[]): string =>
  words.map(({ text, prefix }) => `"${text}"${prefix ? ' *' : ''}`).join(' AND ');
