/** So many zeros on end are not written by people: a number with an exponent was written out. */
const zerosOnEnd = 100;
const needle = '0'.repeat(zerosOnEnd);

/** Texts and numbers by turns, so that digits within a text are none of a number; a cut text ends early. */
const tokens = /"(?:[^"\\]|\\.)*(?:"|\\?$)|-?\d[\d.]*/gs;

/**
 * Digits of the first number that was written out from a short form: stores that take JSON apart
 * (Postgres `jsonb`) print `1e400` with all its zeros. Null where there is none.
 */
export function expandedDigits(text: string): number | null {
  if (!text.includes(needle)) return null;
  for (const [token] of text.matchAll(tokens)) {
    if (!token.startsWith('"') && token.includes(needle)) return token.replace(/\D/g, '').length;
  }
  return null;
}
