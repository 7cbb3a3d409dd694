import { bears } from '../kinship.ts';

/**
 * JSON without loss: key order, duplicate keys and every digit of a number survive a parse and a
 * print. Objects are Maps, so a key such as `__proto__` is only a key.
 */
export type JsonValue = null | boolean | string | JsonNumber | readonly JsonValue[] | JsonObject;

/** A plain number where printing it gives the stored text back, else its text. */
export type JsonNumber = number | ExactNumber;

const numberMark = Symbol.for('backstory.ExactNumber');
const objectMark = Symbol.for('backstory.JsonObject');

/** A number that a double cannot hold as written: 9007199254740993, 1e400, -0, 1.10. */
export class ExactNumber {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }

  get [numberMark](): true {
    return true;
  }

  static [Symbol.hasInstance](value: unknown): boolean {
    return bears(value, numberMark);
  }
}

export class JsonObject {
  /** The last value of each key, in order of first appearance. */
  readonly entries: Map<string, JsonValue>;
  /** Earlier values of repeated keys, in order of appearance; empty for almost every object. */
  readonly shadowed: readonly (readonly [string, JsonValue])[];

  constructor(
    entries: Map<string, JsonValue>,
    shadowed: readonly (readonly [string, JsonValue])[] = [],
  ) {
    this.entries = entries;
    this.shadowed = shadowed;
  }

  get [objectMark](): true {
    return true;
  }

  static [Symbol.hasInstance](value: unknown): boolean {
    return bears(value, objectMark);
  }
}
