/** Scripts whose letters look alike; others are mixed every day, as Han and Kana are. */
const alike: readonly (readonly [name: string, letters: RegExp])[] = [
  ['Latin', /\p{Script=Latin}/u],
  ['Cyrillic', /\p{Script=Cyrillic}/u],
  ['Greek', /\p{Script=Greek}/u],
  ['Armenian', /\p{Script=Armenian}/u],
  ['Cherokee', /\p{Script=Cherokee}/u],
];

const beyondAscii = /[^\0-\x7f]/;
const words = /[\p{L}\p{M}]+/gu;

/** Scripts that stand together in one word of a name, so that it may look like another; else none. */
export function mixedScripts(name: string): readonly string[] {
  if (!beyondAscii.test(name)) return [];
  for (const [word] of name.matchAll(words)) {
    const found = alike.filter(([, letters]) => letters.test(word));
    if (found.length > 1) return found.map(([script]) => script);
  }
  return [];
}
