import { eitherCase, noneOf, only, perlClasses } from './char-class.ts';
import { readBracket } from './bracket.ts';
import { readEscape } from './escape.ts';
import { RegexFault, type Assertion, type CharTest, type Node } from './program.ts';
import { readProperty } from './property.ts';
import { RegexReader } from './regex-reader.ts';

interface Flags {
  readonly i: boolean;
  readonly m: boolean;
  readonly s: boolean;
}

interface Bounds {
  readonly min: number;
  readonly max: number;
}

const upperBound = (text: string | undefined): number =>
  text === undefined || text === '' ? Infinity : Number(text);

const noFlags: Flags = { i: false, m: false, s: false };
export const deepestPattern = 100;
export const mostRepeats = 1000;
const newline = only(0x0a);

const anchors: Readonly<Record<string, Assertion>> = {
  A: 'start',
  z: 'end',
  b: 'boundary',
  B: 'no-boundary',
};

/** Reads RE2 syntax; throws `RegexFault` at what is wrong or cannot run in linear time. */
export function parseRegex(source: string): Node {
  const reader = new RegexReader(source);
  const parser = new RegexParser(reader);
  const node = parser.either(noFlags, 0);
  if (!reader.done) throw new RegexFault('This ")" closes nothing.', reader.at);
  return node;
}

class RegexParser {
  readonly #reader: RegexReader;

  constructor(reader: RegexReader) {
    this.#reader = reader;
  }

  /** Alternatives up to a closing parenthesis. Flags set inside hold to its end. */
  either(flags: Flags, depth: number): Node {
    const reader = this.#reader;
    if (depth > deepestPattern) throw new RegexFault('Nested too deep.', reader.at);
    const items: Node[] = [];
    let current = flags;
    do {
      const sequence: Node[] = [];
      while (!reader.done && reader.next !== '|' && reader.next !== ')') {
        const changed = this.#flagsAlone(current);
        if (changed !== null) current = changed;
        else sequence.push(this.#repeated(current, depth));
      }
      items.push({ kind: 'sequence', items: sequence });
    } while (reader.take('|'));
    const [first] = items;
    return items.length === 1 && first !== undefined ? first : { kind: 'either', items };
  }

  /** `(?i)` without a group of its own. */
  #flagsAlone(flags: Flags): Flags | null {
    const match = this.#reader.match(/\(\?([a-zA-Z]*)(?:-([a-zA-Z]+))?\)/y);
    return match === null ? null : this.#changed(flags, match);
  }

  #changed(flags: Flags, [whole, on = '', off = '']: readonly (string | undefined)[]): Flags {
    const known = /^[imsU]*$/;
    if (!known.test(on) || !known.test(off) || on + off === '') {
      throw new RegexFault(`"${whole ?? ''}" has unknown flags.`, this.#reader.at);
    }
    const set = (flag: 'i' | 'm' | 's'): boolean =>
      (flags[flag] || on.includes(flag)) && !off.includes(flag);
    return { i: set('i'), m: set('m'), s: set('s') };
  }

  #repeated(flags: Flags, depth: number): Node {
    const reader = this.#reader;
    let node = this.#atom(flags, depth);
    for (let count = 0; ; count += 1) {
      const { at } = reader;
      const bounds = this.#bounds();
      if (bounds === null) return node;
      if (count > 0) throw new RegexFault('Repeats cannot follow each other.', at);
      reader.take('?');
      node = { kind: 'repeat', item: node, ...bounds };
    }
  }

  #bounds(): Bounds | null {
    const reader = this.#reader;
    if (reader.take('*')) return { min: 0, max: Infinity };
    if (reader.take('+')) return { min: 1, max: Infinity };
    if (reader.take('?')) return { min: 0, max: 1 };
    const { at } = reader;
    const match = reader.match(/\{(\d{1,9})(,(\d{0,9}))?\}/y);
    if (match === null) return null;
    const [, least, open, most] = match;
    const min = Number(least);
    const max = open === undefined ? min : upperBound(most);
    const highest = max === Infinity ? min : max;
    if (min <= max && highest <= mostRepeats) return { min, max };
    throw new RegexFault(`A repeat goes from 0 to at most ${mostRepeats}.`, at);
  }

  #atom(flags: Flags, depth: number): Node {
    const reader = this.#reader;
    const { at } = reader;
    if (/[*+?]/.test(reader.next)) throw new RegexFault(`"${reader.next}" repeats nothing.`, at);
    if (reader.take('(')) return this.#group(flags, depth, at);
    if (reader.take('[')) return char(readBracket(reader, { at, ignoreCase: flags.i }));
    if (reader.next === '\\') return this.#escape(flags, at);
    return this.#sign(flags) ?? this.#char(only(reader.takeCode()), flags);
  }

  #sign(flags: Flags): Node | null {
    const reader = this.#reader;
    if (reader.take('.')) return char(flags.s ? () => true : noneOf(newline));
    if (reader.take('^')) return { kind: 'assert', what: flags.m ? 'line-start' : 'start' };
    if (reader.take('$')) return { kind: 'assert', what: flags.m ? 'line-end' : 'end' };
    return null;
  }

  #char(test: CharTest, flags: Flags): Node {
    return char(flags.i ? eitherCase(test) : test);
  }

  #group(flags: Flags, depth: number, at: number): Node {
    const reader = this.#reader;
    let inner = flags;
    if (reader.sees('?')) {
      refuseLookaround(reader, at);
      const named = reader.match(/\?P?<[A-Za-z_]\w*>/y);
      const flagged = named === null ? reader.match(/\?([a-zA-Z]*)(?:-([a-zA-Z]+))?:/y) : null;
      if (named === null && flagged === null) throw new RegexFault('Unknown kind of group.', at);
      if (flagged !== null && flagged[0] !== '?:') inner = this.#changed(flags, flagged);
    }
    const node = this.either(inner, depth + 1);
    if (!reader.take(')')) throw new RegexFault('This "(" is not closed.', at);
    return node;
  }

  #escape(flags: Flags, at: number): Node {
    const reader = this.#reader;
    const property = readProperty(reader);
    if (property !== null) return this.#char(property, flags);
    reader.take('\\');
    const letter = reader.next;
    const what = anchors[letter];
    if (what !== undefined && reader.take(letter)) return { kind: 'assert', what };
    const perl = perlClasses[letter];
    if (perl !== undefined && reader.take(letter)) return char(perl);
    return this.#char(only(readEscape(reader, at)), flags);
  }
}

const char = (test: CharTest): Node => ({ kind: 'char', test });

function refuseLookaround(reader: RegexReader, at: number): void {
  if (reader.match(/\?(?:<?[=!])/y) === null) return;
  throw new RegexFault('Looking around, (?= (?! (?<= (?<!, cannot be run in linear time.', at);
}
