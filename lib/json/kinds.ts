import { ExactNumber, JsonObject, type JsonNumber, type JsonValue } from './value.ts';

export type JsonScalar = null | boolean | string | JsonNumber;
export type JsonKind = 'null' | 'boolean' | 'string' | 'number' | 'array' | 'object';

export const isObject = (value: JsonValue | undefined): value is JsonObject =>
  value instanceof JsonObject;

// Array.isArray does not narrow to a readonly array, so the test is named here once.
export const isArray = (value: JsonValue | undefined): value is readonly JsonValue[] =>
  Array.isArray(value);

export const isNumber = (value: JsonValue | undefined): value is JsonNumber =>
  typeof value === 'number' || value instanceof ExactNumber;

export const isScalar = (value: JsonValue): value is JsonScalar =>
  !isObject(value) && !isArray(value);

export function kindOf(value: JsonValue): JsonKind {
  if (value === null) return 'null';
  if (isObject(value)) return 'object';
  if (isArray(value)) return 'array';
  if (isNumber(value)) return 'number';
  return typeof value === 'string' ? 'string' : 'boolean';
}
