import { isArray, isObject } from './kinds.ts';
import { JsonObject, type JsonValue } from './value.ts';

/** The value as most programs read it: of a repeated key only the last value is left. */
export function lastValues(value: JsonValue): JsonValue {
  if (isArray(value)) return value.map(lastValues);
  if (!isObject(value)) return value;
  return new JsonObject(new Map([...value.entries].map(([key, item]) => [key, lastValues(item)])));
}
