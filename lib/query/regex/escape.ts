import { RegexFault } from './program.ts';
import type { RegexReader } from './regex-reader.ts';

const control: Readonly<Record<string, number>> = {
  a: 0x07,
  f: 0x0c,
  t: 0x09,
  n: 0x0a,
  r: 0x0d,
  v: 0x0b,
};

/** The code point an escape stands for; the backslash at `at` is already taken. */
export function readEscape(reader: RegexReader, at: number): number {
  const hex = reader.match(/x(?:([0-9a-fA-F]{2})|\{([0-9a-fA-F]{1,6})\})/y);
  if (hex !== null) {
    const code = Number.parseInt(hex[1] ?? hex[2] ?? '', 16);
    if (code <= 0x10ffff) return code;
    throw new RegexFault('There is no such character.', at);
  }
  const letter = reader.next;
  if (/[1-9k]/.test(letter)) {
    throw new RegexFault('References back to a group cannot be run in linear time.', at);
  }
  const code = control[letter];
  if (code !== undefined && reader.take(letter)) return code;
  if (letter === '') throw new RegexFault('A backslash stands at the end.', at);
  if (/[\p{L}\p{N}]/u.test(letter)) throw new RegexFault(`"\\${letter}" means nothing.`, at);
  return reader.takeCode();
}
