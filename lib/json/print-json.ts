import { isArray, isObject, type JsonScalar } from './kinds.ts';
import { ExactNumber, type JsonObject, type JsonValue } from './value.ts';

export interface PrintOptions {
  /** Spaces per level; 0 (the default) prints one line without spaces. */
  readonly indent?: number;
}

/**
 * Prints every number as it was written, keys in their order, repeated keys again (the earlier
 * values just before the last one), lone surrogates as escapes.
 */
export function printJson(value: JsonValue, options: PrintOptions = {}): string {
  const indent = options.indent ?? 0;
  return indent === 0 ? printLine(value) : printBlock(value, ' '.repeat(indent), '\n');
}

function printScalar(value: JsonScalar): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (value instanceof ExactNumber) return value.text;
  return String(value);
}

function printLine(value: JsonValue): string {
  if (isObject(value)) return printObjectLine(value);
  if (!isArray(value)) return printScalar(value);
  let out = '[';
  let separator = '';
  for (const item of value) {
    out += separator + printLine(item);
    separator = ',';
  }
  return out + ']';
}

function printObjectLine(object: JsonObject): string {
  let out = '{';
  let separator = '';
  const shadowed = object.shadowed.length > 0;
  for (const [key, item] of object.entries) {
    const name = JSON.stringify(key);
    if (shadowed) {
      for (const earlier of earlierValues(object, key)) {
        out += `${separator}${name}:${printLine(earlier)}`;
        separator = ',';
      }
    }
    out += `${separator}${name}:${printLine(item)}`;
    separator = ',';
  }
  return out + '}';
}

function printBlock(value: JsonValue, step: string, margin: string): string {
  const inner = margin + step;
  if (isObject(value)) {
    const lines = linesOf(value).map(
      ([key, item]) => `${JSON.stringify(key)}: ${printBlock(item, step, inner)}`,
    );
    return lines.length === 0 ? '{}' : `{${inner}${lines.join(`,${inner}`)}${margin}}`;
  }
  if (!isArray(value)) return printScalar(value);
  const lines = value.map((item) => printBlock(item, step, inner));
  return lines.length === 0 ? '[]' : `[${inner}${lines.join(`,${inner}`)}${margin}]`;
}

function linesOf(object: JsonObject): readonly (readonly [string, JsonValue])[] {
  return [...object.entries].flatMap(([key, item]) => [
    ...earlierValues(object, key).map((earlier) => [key, earlier] as const),
    [key, item] as const,
  ]);
}

const earlierValues = (object: JsonObject, key: string): readonly JsonValue[] =>
  object.shadowed.filter(([name]) => name === key).map(([, earlier]) => earlier);
