import { isAlias, isMap, isScalar, isSeq, parseDocument, type Document, type Scalar } from 'yaml';
import { exactNumber } from '@/lib/json/exact-number.ts';
import { parseJson } from '@/lib/json/parse-json.ts';
import { printJson } from '@/lib/json/print-json.ts';
import { JsonObject, type JsonValue } from '@/lib/json/value.ts';

/** Values one document may become; aliases inside aliases would grow it without end. */
const mostNodes = 200_000;

/**
 * JSON text of what Ruby wrote: JSON stays as it is, a JSON string that holds a JSON object is
 * unwrapped, YAML becomes JSON. No type is ever made: `!ruby/object:…` and other tags are passed over
 * and the plain value below them stays. YAML that cannot be read stays text.
 */
export function rubyText(text: string): string {
  if (/^\s*"\s*\{/.test(text)) return unwrapped(text);
  return /^\s*(---|:?[\w-]+:(\s|$))/.test(text) ? fromYaml(text) : text;
}

function unwrapped(text: string): string {
  const outer = parseJson(text);
  if (!outer.ok || typeof outer.value !== 'string') return text;
  // A string that only begins as an object does is a string.
  return parseJson(outer.value).ok ? outer.value : text;
}

const yamlOptions = { schema: 'failsafe', logLevel: 'silent', uniqueKeys: false } as const;

function fromYaml(text: string): string {
  try {
    const document = parseDocument(text, yamlOptions);
    if (document.errors.length > 0) return text;
    const reader = new YamlReader(document);
    const value = reader.value(document.contents);
    return reader.tooLarge ? text : printJson(value);
  } catch (error) {
    // Nested so deep that the stack ends: it stays text.
    if (error instanceof RangeError) return text;
    throw error;
  }
}

class YamlReader {
  readonly #document: Document.Parsed;
  #nodes = 0;

  constructor(document: Document.Parsed) {
    this.#document = document;
  }

  get tooLarge(): boolean {
    return this.#nodes > mostNodes;
  }

  value(node: unknown): JsonValue {
    this.#nodes += 1;
    if (this.tooLarge) return null;
    if (isAlias(node)) return this.value(node.resolve(this.#document));
    if (isSeq(node)) return node.items.map((item) => this.value(item));
    if (isMap(node)) return this.#object(node.items);
    return isScalar(node) ? scalarValue(node) : null;
  }

  #object(pairs: readonly { readonly key: unknown; readonly value: unknown }[]): JsonObject {
    const entries = new Map<string, JsonValue>();
    for (const { key, value } of pairs) entries.set(this.#key(key), this.value(value));
    return new JsonObject(entries);
  }

  #key(node: unknown): string {
    const key = this.value(node);
    return typeof key === 'string' ? key : printJson(key);
  }
}

const words: ReadonlyMap<string, JsonValue> = new Map<string, JsonValue>([
  ['', null],
  ['~', null],
  ['null', null],
  ['true', true],
  ['false', false],
]);

const number = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/** Quotes say that a scalar is text; a plain one that begins with a colon is a Ruby symbol. */
function scalarValue(scalar: Scalar): JsonValue {
  // Under the failsafe schema every value is a string.
  const value = typeof scalar.value === 'string' ? scalar.value : '';
  if (scalar.type !== 'PLAIN') return value;
  const text = scalar.source ?? value;
  const word = words.get(text);
  if (word !== undefined) return word;
  if (number.test(text)) return exactNumber(text);
  return symbolName(text);
}

const symbolName = (text: string): string =>
  /^:[^\s:]/.test(text) ? text.slice(1).replace(/^"(.*)"$/, '$1') : text;
