const named: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };
const openers = '"\u201c\u201d\u201e\u201f';

/** True for a straight or curly double quote. */
export const isQuote = (character: string | undefined): boolean =>
  character !== undefined && character !== '' && openers.includes(character);

/**
 * Quoted text as it is written in a query. Besides quote and backslash only what does not survive
 * a line or a URL is escaped: control characters and lone surrogates.
 */
export function quote(text: string): string {
  const inner = text.replace(/["\\]|[\u0000-\u001f\u007f]|[\ud800-\udfff]/gu, escapeOf);
  return `"${inner}"`;
}

function escapeOf(character: string): string {
  if (character === '"' || character === '\\') return `\\${character}`;
  const name = Object.entries(named).find(([, value]) => value === character)?.[0];
  if (name !== undefined) return `\\${name}`;
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** Reads what stands between the quotes; a backslash before any other letter stays, as in `\d`. */
export const unquote = (inner: string): string =>
  inner.replace(/\\(?:u([0-9a-fA-F]{4})|([\s\S]))/g, (whole, hex: string | undefined, letter) =>
    hex === undefined ? unescape(whole, String(letter)) : String.fromCharCode(parseInt(hex, 16)),
  );

function unescape(whole: string, letter: string): string {
  if (letter === '\\' || isQuote(letter)) return letter;
  return named[letter] ?? whole;
}

export interface QuotedText {
  readonly text: string;
  readonly to: number;
  readonly closed: boolean;
  /** Written with curly quotes. */
  readonly curly: boolean;
}

/** The quoted text that begins at `at`; an unclosed one goes to the end. */
export function quotedAt(source: string, at: number): QuotedText {
  const straight = source[at] === '"';
  const ends = (character: string | undefined): boolean =>
    straight ? character === '"' : isQuote(character);
  let to = at + 1;
  while (to < source.length && !ends(source[to])) to += source[to] === '\\' ? 2 : 1;
  const closed = to < source.length;
  const text = unquote(source.slice(at + 1, Math.min(to, source.length)));
  return { text, to: Math.min(to + 1, source.length), closed, curly: !straight };
}
