/**
 * Tilde encoding after https://docs.datasette.io/en/stable/internals.html#tilde-encoding: one path
 * segment of `[A-Za-z0-9_~-]` that no proxy, router or framework decodes on the way. Unlike there a
 * space becomes `~20`, because Next reads `+` in two ways, and the empty text becomes `~`.
 */
export function tildeEncode(text: string): string {
  if (text === '') return '~';
  return text.replace(/[^A-Za-z0-9_-]/gu, (character) =>
    bytesOf(character.codePointAt(0) ?? 0)
      .map((byte) => `~${byte.toString(16).toUpperCase().padStart(2, '0')}`)
      .join(''),
  );
}

/** Null when the text cannot come from `tildeEncode`; characters that needed no tilde are kept. */
export function tildeDecode(segment: string): string | null {
  if (segment === '~') return '';
  let failed = false;
  const text = segment.replace(/(?:~[0-9A-Fa-f]{2})+|~/g, (run) => {
    const decoded = textOf(run);
    failed ||= decoded === null;
    return decoded ?? '';
  });
  return failed ? null : text;
}

// UTF-8 written out rather than TextEncoder, which would turn a lone surrogate into U+FFFD: ids
// come from people's stores and must come back as they are.
function bytesOf(code: number): readonly number[] {
  const tail = (shift: number): number => 0x80 | ((code >> shift) & 0x3f);
  if (code < 0x80) return [code];
  if (code < 0x800) return [0xc0 | (code >> 6), tail(0)];
  if (code < 0x10000) return [0xe0 | (code >> 12), tail(6), tail(0)];
  return [0xf0 | (code >> 18), tail(12), tail(6), tail(0)];
}

function textOf(run: string): string | null {
  if (run === '~') return null;
  const bytes = run
    .slice(1)
    .split('~')
    .map((hex) => Number.parseInt(hex, 16));
  let text = '';
  for (let at = 0; at < bytes.length;) {
    const length = sequenceLength(bytes[at] ?? 0);
    const sequence = bytes.slice(at, at + length);
    const code = codePoint(sequence);
    if (sequence.length !== length || !isSame(bytesWhereValid(code), sequence)) return null;
    text += String.fromCodePoint(code);
    at += length;
  }
  return text;
}

function sequenceLength(first: number): number {
  if (first < 0x80) return 1;
  if (first < 0xe0) return 2;
  return first < 0xf0 ? 3 : 4;
}

function codePoint(sequence: readonly number[]): number {
  const [first = 0, ...rest] = sequence;
  const lead = sequence.length === 1 ? first : first & (0x7f >> sequence.length);
  return rest.reduce((code, byte) => (code << 6) | (byte & 0x3f), lead);
}

const bytesWhereValid = (code: number): readonly number[] =>
  code <= 0x10ffff ? bytesOf(code) : [];

const isSame = (a: readonly number[], b: readonly number[]): boolean =>
  a.length === b.length && a.every((byte, index) => byte === b[index]);
