const lastCodePoint = 0x10ffff;

/**
 * The least text that sorts after every text with this prefix, in code point order (the order of
 * UTF-8 bytes); null when there is none.
 */
export function prefixEnd(prefix: string): string | null {
  const points = [...prefix].map((character) => character.codePointAt(0) ?? 0);
  while (points.at(-1) === lastCodePoint) points.pop();
  const last = points.pop();
  if (last === undefined) return null;
  // U+D800 to U+DFFF are no characters and have no UTF-8 form.
  const following = last + 1 === 0xd800 ? 0xe000 : last + 1;
  return String.fromCodePoint(...points, following);
}
