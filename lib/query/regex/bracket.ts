import { anyOf, eitherCase, noneOf, only, perlClasses, posixClasses, range } from './char-class.ts';
import { readEscape } from './escape.ts';
import { RegexFault, type CharTest } from './program.ts';
import { readProperty } from './property.ts';
import type { RegexReader } from './regex-reader.ts';

export interface BracketOptions {
  /** Offset of the bracket, which is already taken. */
  readonly at: number;
  readonly ignoreCase: boolean;
}

/** Reads `[a-z]`, `[^\d_]`, `[[:alpha:]]`. Without case `[^a]` takes neither a nor A. */
export function readBracket(reader: RegexReader, { at, ignoreCase }: BracketOptions): CharTest {
  const negated = reader.take('^');
  const tests: CharTest[] = [];
  for (let first = true; first || reader.next !== ']'; first = false) {
    if (reader.done) throw new RegexFault('This "[" is not closed.', at);
    tests.push(namedClass(reader) ?? charOrRange(reader));
  }
  reader.take(']');
  const listed = ignoreCase ? eitherCase(anyOf(tests)) : anyOf(tests);
  return negated ? noneOf(listed) : listed;
}

const namedClass = (reader: RegexReader): CharTest | null =>
  posixClass(reader) ?? perlClass(reader) ?? readProperty(reader);

function posixClass(reader: RegexReader): CharTest | null {
  const { at } = reader;
  const match = reader.match(/\[:(\^?)([a-z]+):\]/y);
  if (match === null) return null;
  const name = match[2] ?? '';
  const test = Object.hasOwn(posixClasses, name) ? posixClasses[name] : undefined;
  if (test === undefined) throw new RegexFault(`"${match[0]}" is no class.`, at);
  return match[1] === '^' ? noneOf(test) : test;
}

function perlClass(reader: RegexReader): CharTest | null {
  const match = reader.match(/\\([dDwWsS])/y);
  return match === null ? null : (perlClasses[match[1] ?? ''] ?? null);
}

function charOrRange(reader: RegexReader): CharTest {
  const { at } = reader;
  const low = oneCode(reader);
  if (!/^-[^\]]/.test(reader.source.slice(reader.at, reader.at + 2))) return only(low);
  reader.take('-');
  const high = oneCode(reader);
  if (high < low) throw new RegexFault('This range runs backwards.', at);
  return range(low, high);
}

function oneCode(reader: RegexReader): number {
  const { at } = reader;
  return reader.take('\\') ? readEscape(reader, at) : reader.takeCode();
}
