import { allNarrowed, anyNarrowed, butNarrowed, everything, type Narrowing } from './narrowing.ts';

/** Characters of the pieces by which parts of words are found. */
const gramLength = 3;
/** A long part is found by its first pieces; more would hardly narrow it. */
const mostGrams = 16;

/** Every run of three characters in a word; none of a shorter one. */
export function gramsIn(word: string): readonly string[] {
  const characters = isPlain(word) ? word : [...word];
  const grams: string[] = [];
  for (let at = 0; at + gramLength <= characters.length; at += 1) {
    const gram = characters.slice(at, at + gramLength);
    grams.push(typeof gram === 'string' ? gram : gram.join(''));
  }
  return grams;
}

const isPlain = (word: string): boolean => /^[ -~]*$/.test(word);

/**
 * Grams that stand in every word that a pattern with `*` and `?` fits, behind its beginning, which is looked up as
 * such. With `composes` the word was composed after the wildcards had been replaced: a character beside one may
 * be another then.
 */
export function gramsOfPattern(pattern: string, composes: boolean): readonly string[] {
  const [, ...parts] = pattern.split(/[*?]+/);
  const sure = parts.map((part, index) => {
    const characters = [...part];
    const [first = ''] = characters;
    // Only marks and the like are composed with what stands before them; ASCII letters never are.
    const from = composes && !isPlain(first) ? 1 : 0;
    const to = composes && index < parts.length - 1 ? characters.length - 1 : characters.length;
    return characters.slice(from, to).join('');
  });
  return [...new Set(sure.flatMap(gramsIn))].slice(0, mostGrams);
}

export const gramsNarrowing = (grams: readonly string[]): Narrowing =>
  grams.length === 0 ? everything : { kind: 'grams', grams };

/** The same for an index that keeps no grams. */
export function withoutGrams(narrowing: Narrowing): Narrowing {
  if (narrowing.kind === 'grams') return everything;
  if (narrowing.kind === 'and') return allNarrowed(narrowing.items.map(withoutGrams));
  if (narrowing.kind === 'or') return anyNarrowed(narrowing.items.map(withoutGrams));
  if (narrowing.kind !== 'but') return narrowing;
  return butNarrowed(withoutGrams(narrowing.of), withoutGrams(narrowing.not));
}
