import { isArray, isObject } from './kinds.ts';
import { ExactNumber, type JsonObject, type JsonValue } from './value.ts';

/**
 * Same kind and same content. The order of keys does not count, the writing of a number does:
 * 1.10 and 1.1 differ, because the store holds different text.
 */
export function equalJson(a: JsonValue | undefined, b: JsonValue | undefined): boolean {
  if (a === b) return true;
  if (isObject(a)) return isObject(b) && equalObjects(a, b);
  if (isArray(a)) return isArray(b) && equalArrays(a, b);
  return a instanceof ExactNumber && b instanceof ExactNumber && a.text === b.text;
}

function equalArrays(a: readonly JsonValue[], b: readonly JsonValue[]): boolean {
  return a.length === b.length && a.every((item, index) => equalJson(item, b[index]));
}

function equalObjects(a: JsonObject, b: JsonObject): boolean {
  if (a.entries.size !== b.entries.size || a.shadowed.length !== b.shadowed.length) return false;
  for (const [key, value] of a.entries) {
    const other = b.entries.get(key);
    if (other === undefined || !equalJson(value, other)) return false;
  }
  return a.shadowed.every(([key, value], index) => {
    const [otherKey, other] = b.shadowed[index] ?? [];
    return key === otherKey && equalJson(value, other);
  });
}
