import {
  quote,
  backslash,
  comma,
  colon,
  isDigit,
  minus,
  zero,
  openObject,
  closeObject,
  openArray,
  closeArray,
} from './char-codes.ts';
import { exactNumber } from './exact-number.ts';
import { JsonFault, unexpected } from './json-fault.ts';
import { JsonObject, type JsonNumber, type JsonValue } from './value.ts';

/** Deepest nesting of arrays and objects that is taken apart; deeper text stays text. */
export const maximumDepth = 256;

/** Integers of this many digits are exact as doubles and print as they were written. */
const plainDigits = 15;

const numberToken = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const literals: readonly (readonly [string, JsonValue])[] = [
  ['true', true],
  ['false', false],
  ['null', null],
];

/** Thrown by the quick run at the first repeated key; the careful run then keeps every value. */
export const repeatedKey = new Error('repeated key');

/** The last key of each slot; events of a type have the same few keys over and over. */
const keySlots = 1024;
const longestKnownKey = 64;
const knownKeys = new Array<string | undefined>(keySlots).fill(undefined);

/** Shared by all objects without repeated keys; never written to. */
const nothing: [string, JsonValue][] = [];

/** Without one of these a string ends at the next quote, which is found much faster than looked for. */
const needsLook = /[\\\u0000-\u001f]/;

/** One run over a text. Hand-written because native parsing rounds numbers and drops repeated keys. */
export class JsonParser {
  readonly #text: string;
  readonly #careful: boolean;
  readonly #plain: boolean;
  #at = 0;
  duplicates = false;

  constructor(text: string, careful: boolean) {
    this.#text = text;
    this.#careful = careful;
    this.#plain = !needsLook.test(text);
  }

  document(): JsonValue {
    this.#skipSpace();
    const value = this.#value(0);
    this.#skipSpace();
    if (this.#at < this.#text.length) throw this.#unexpected('the end of the text');
    return value;
  }

  #value(depth: number): JsonValue {
    const code = this.#text.charCodeAt(this.#at);
    if (code === quote) return this.#string();
    if (code === minus || isDigit(code)) return this.#number(code);
    if (code === openObject) return this.#object(depth + 1);
    if (code === openArray) return this.#array(depth + 1);
    return this.#literal();
  }

  /** Moves to the next character that is not white space and returns its code; NaN at the end. */
  #skipSpace(): number {
    const text = this.#text;
    let code = text.charCodeAt(this.#at);
    while (code <= 0x20) {
      if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) break;
      code = text.charCodeAt(++this.#at);
    }
    return code;
  }

  #enter(depth: number): void {
    if (depth > maximumDepth) {
      throw new JsonFault('too_deep', `Nested deeper than ${maximumDepth} levels.`, this.#at);
    }
    this.#at += 1;
  }

  #object(depth: number): JsonObject {
    this.#enter(depth);
    const entries = new Map<string, JsonValue>();
    const shadowed: [string, JsonValue][] = this.#careful ? [] : nothing;
    if (this.#skipSpace() === closeObject) {
      this.#at += 1;
      return new JsonObject(entries, nothing);
    }
    for (let count = 1; ; count += 1) {
      if (this.#skipSpace() !== quote) throw this.#unexpected('a key in quotes');
      const key = this.#key();
      if (this.#skipSpace() !== colon) throw this.#unexpected('":"');
      this.#at += 1;
      this.#skipSpace();
      const value = this.#value(depth);
      if (this.#careful) this.#shadow(entries, shadowed, key);
      entries.set(key, value);
      if (!this.#careful && entries.size !== count) throw repeatedKey;
      if (!this.#another(closeObject)) break;
    }
    return new JsonObject(entries, shadowed);
  }

  #shadow(entries: Map<string, JsonValue>, shadowed: [string, JsonValue][], key: string): void {
    const earlier = entries.get(key);
    if (earlier === undefined) return;
    shadowed.push([key, earlier]);
    this.duplicates = true;
  }

  #array(depth: number): JsonValue[] {
    this.#enter(depth);
    const items: JsonValue[] = [];
    if (this.#skipSpace() === closeArray) {
      this.#at += 1;
      return items;
    }
    do {
      this.#skipSpace();
      items.push(this.#value(depth));
    } while (this.#another(closeArray));
    return items;
  }

  #another(close: number): boolean {
    const code = this.#skipSpace();
    if (code !== comma && code !== close) {
      throw this.#unexpected(`"," or "${String.fromCharCode(close)}"`);
    }
    this.#at += 1;
    return code === comma;
  }

  #string(): string {
    const text = this.#text;
    const start = this.#at + 1;
    const end = this.#plain ? text.indexOf('"', start) : -1;
    if (end >= 0) {
      this.#at = end + 1;
      return text.slice(start, end);
    }
    let at = start;
    let code = text.charCodeAt(at);
    while (code !== quote && code !== backslash && code >= 0x20) code = text.charCodeAt(++at);
    if (code !== quote) return this.#escapedString(at);
    this.#at = at + 1;
    return text.slice(start, at);
  }

  /** As `#string`, but a key that was seen before is the very same string: nothing is copied or hashed. */
  #key(): string {
    const text = this.#text;
    const start = this.#at + 1;
    let at = start;
    let hash = 0;
    let code = text.charCodeAt(at);
    while (code !== quote && code !== backslash && code >= 0x20) {
      hash = (hash * 31 + code) | 0;
      code = text.charCodeAt(++at);
    }
    if (code !== quote) return this.#escapedString(at);
    this.#at = at + 1;
    const slot = hash & (keySlots - 1);
    const known = knownKeys[slot];
    if (known?.length === at - start && text.startsWith(known, start)) return known;
    const key = text.slice(start, at);
    if (key.length <= longestKnownKey) knownKeys[slot] = key;
    return key;
  }

  /** From the first character that needs a look: an escape, a control character or the end. */
  #escapedString(from: number): string {
    const text = this.#text;
    const start = this.#at;
    let at = from;
    for (let code = text.charCodeAt(at); code !== quote; code = text.charCodeAt(at)) {
      if (code === backslash) at += this.#escapeLength(at);
      else if (code >= 0x20) at += 1;
      else {
        this.#at = at;
        throw this.#unexpected('a closing quote');
      }
    }
    this.#at = at + 1;
    const value: unknown = JSON.parse(text.slice(start, at + 1));
    return String(value);
  }

  #escapeLength(at: number): number {
    const next = this.#text.charAt(at + 1);
    if (next !== '' && '"\\/bfnrt'.includes(next)) return 2;
    if (next === 'u' && /^[0-9a-fA-F]{4}$/.test(this.#text.slice(at + 2, at + 6))) return 6;
    this.#at = at + 1;
    throw this.#unexpected('an escape');
  }

  #number(first: number): JsonNumber {
    const text = this.#text;
    const start = this.#at;
    let at = start;
    let value = 0;
    for (let code = first; isDigit(code); code = text.charCodeAt(++at)) {
      value = value * 10 + (code - zero);
    }
    const after = text.charCodeAt(at) | 0x20;
    const plain = at > start && at - start <= plainDigits && after !== 0x2e && after !== 0x65;
    if (!plain || (first === zero && at - start > 1)) return this.#anyNumber();
    this.#at = at;
    return value;
  }

  #anyNumber(): JsonNumber {
    numberToken.lastIndex = this.#at;
    const found = numberToken.exec(this.#text)?.[0];
    if (found === undefined) throw this.#unexpected('a number');
    this.#at += found.length;
    if (isDigit(this.#text.charCodeAt(this.#at))) throw this.#unexpected('no leading zero');
    return exactNumber(found);
  }

  #literal(): JsonValue {
    for (const [word, value] of literals) {
      if (this.#text.startsWith(word, this.#at)) {
        this.#at += word.length;
        return value;
      }
    }
    throw this.#unexpected('a value');
  }

  #unexpected(expected: string): JsonFault {
    return unexpected(expected, this.#text, this.#at);
  }
}
