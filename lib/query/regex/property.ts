import { noneOf, unicodeClass } from './char-class.ts';
import type { CharTest } from './program.ts';
import type { RegexReader } from './regex-reader.ts';

/** Reads `\pL`, `\p{Greek}`, `\P{L}`, `\p{^L}`; null when none stands here. */
export function readProperty(reader: RegexReader): CharTest | null {
  const { at } = reader;
  const match = reader.match(/\\([pP])(?:\{(\^?)([^}]*)\}|([A-Za-z]))/y);
  if (match === null) return null;
  const [, letter, negated, name, short] = match;
  const test = unicodeClass(name ?? short ?? '', at);
  return (letter === 'P') !== (negated === '^') ? noneOf(test) : test;
}
