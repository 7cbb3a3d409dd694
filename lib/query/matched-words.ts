import { hasWildcard } from './bare-word.ts';
import { globMatches } from './evaluate/glob.ts';
import type { Span } from './problem.ts';
import type { Alternative, Expr, Side } from './syntax.ts';
import { folded, wordsIn } from './text-words.ts';

/** Where a text holds what a query asks for, in order and apart from each other. */
export type FindMatched = (text: string) => readonly Span[];

type Phrase = readonly ((word: string) => boolean)[];

const word = /[\p{L}\p{N}\p{M}\p{Co}]+/gu;

/**
 * Finds the words and values that a query asks for, in texts as they are shown. What is excluded is
 * not among them, nor are patterns and bounds; it only helps the eye and decides nothing.
 */
export function matchedWords(expr: Expr | null): FindMatched {
  const phrases = expr === null ? [] : phrasesIn(expr);
  if (phrases.length === 0) return () => [];
  return (text) => {
    const words = [...text.matchAll(word)].map((match) => ({
      from: match.index,
      to: match.index + match[0].length,
    }));
    const given = words.map(({ from, to }) => folded(text.slice(from, to)));
    const spans: Span[] = [];
    for (let at = 0; at < words.length; at += 1) {
      const length = longestAt(phrases, given, at);
      const [first, last] = [words[at], words[at + length - 1]];
      if (length === 0 || first === undefined || last === undefined) continue;
      spans.push({ from: first.from, to: last.to });
      at += length - 1;
    }
    return spans;
  };
}

/** Words of the longest phrase that begins here; 0 for none. */
function longestAt(phrases: readonly Phrase[], words: readonly string[], at: number): number {
  const fits = phrases.filter((phrase) =>
    phrase.every((test, index) => {
      const given = words[at + index];
      return given !== undefined && test(given);
    }),
  );
  return Math.max(0, ...fits.map(({ length }) => length));
}

function phrasesIn(expr: Expr): readonly Phrase[] {
  switch (expr.kind) {
    case 'not':
      return [];
    case 'and':
    case 'or':
      return expr.items.flatMap(phrasesIn);
    case 'text':
      return phraseOf(expr.value);
    case 'clause':
      return expr.test.kind === 'any' ? expr.test.of.flatMap(phrasesOfValue) : [];
  }
}

function phrasesOfValue(item: Alternative): readonly Phrase[] {
  if (item.kind === 'value') return phraseOf(item.value);
  return item.kind === 'pair' ? [item.from, item.to].flatMap(phraseOf) : [];
}

function phraseOf(side: Side): readonly Phrase[] {
  if (side.kind === 'missing') return [];
  const words = wordsIn(side);
  const wild = side.kind === 'word';
  const tests = words.map((each) =>
    wild && hasWildcard(each)
      ? (given: string) => globMatches(each, given)
      : (given: string) => given === each,
  );
  return tests.length === 0 ? [] : [tests];
}
