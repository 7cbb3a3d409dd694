import { isArray, isObject } from './kinds.ts';
import { ExactNumber, type JsonValue } from './value.ts';

/**
 * The value as a literal of JavaScript. Whole numbers beyond 2^53 become `bigint`, as reducers get
 * them; other numbers that no double holds are written with all their digits and lose some when run.
 */
export function jsLiteral(value: JsonValue): string {
  if (isArray(value)) return `[${value.map(jsLiteral).join(', ')}]`;
  if (isObject(value)) return objectLiteral([...value.entries]);
  if (value instanceof ExactNumber) return numberLiteral(value.text);
  return typeof value === 'string' ? quotedText(value) : String(value);
}

/** A text as a literal; separators that end a line in old engines are escaped as well. */
export const quotedText = (text: string): string =>
  JSON.stringify(text).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');

function objectLiteral(entries: readonly (readonly [string, JsonValue])[]): string {
  if (entries.length === 0) return '{}';
  return `{ ${entries.map(([key, value]) => `${keyLiteral(key)}: ${jsLiteral(value)}`).join(', ')} }`;
}

function keyLiteral(key: string): string {
  // Written plainly it would set the prototype instead of a key.
  if (key === '__proto__') return '["__proto__"]';
  return /^[A-Za-z_$][\w$]*$/.test(key) ? key : quotedText(key);
}

const numberLiteral = (text: string): string =>
  /^-?[1-9]\d*$/.test(text) && !Number.isSafeInteger(Number(text)) ? `${text}n` : text;
