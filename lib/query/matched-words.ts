import { hasWildcard } from './bare-word.ts';
import { globMatches } from './evaluate/glob.ts';
import type { Span } from './problem.ts';
import { digitsOfSamePhone } from './phone-number.ts';
import type { Alternative, Expr, Side, Value } from './syntax.ts';
import { folded, wordsIn } from './text-words.ts';

/** Where a text holds what a query asks for, in order and apart from each other. */
export type FindMatched = (text: string) => readonly Span[];

/** How many of the words from a place on are what is asked for; 0 for none. */
type Phrase = (words: readonly string[], at: number) => number;

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
  return Math.max(0, ...phrases.map((phrase) => phrase(words, at)));
}

function phrasesIn(expr: Expr): readonly Phrase[] {
  switch (expr.kind) {
    case 'not':
      return [];
    case 'and':
    case 'or':
      return expr.items.flatMap(phrasesIn);
    case 'text':
      return [...phraseOf(expr.value), ...phoneOf(expr.value)];
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
  if (tests.length === 0) return [];
  const fits = (given: readonly string[], at: number): boolean =>
    tests.every((test, index) => {
      const one = given[at + index];
      return one !== undefined && test(one);
    });
  return [(given, at) => (fits(given, at) ? tests.length : 0)];
}

/** The digits of a telephone number, one group after the other. */
function phoneOf({ text }: Value): readonly Phrase[] {
  const numbers = new Set(digitsOfSamePhone(text));
  if (numbers.size === 0) return [];
  const longest = Math.max(...[...numbers].map(({ length }) => length));
  return [
    (words, at) => {
      let digits = '';
      for (let next = at; digits.length < longest; next += 1) {
        const group = words[next];
        if (group === undefined || !/^\d+$/.test(group)) return 0;
        digits += group;
        if (numbers.has(digits)) return next - at + 1;
      }
      return 0;
    },
  ];
}
