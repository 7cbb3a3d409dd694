import { isArray, isObject } from '@/lib/json/kinds.ts';
import type { JsonValue } from '@/lib/json/value.ts';
import type { Place } from '../change.ts';

/** Scalars, empty arrays and empty objects are leaves: everything else is made of them. */
export const isLeaf = (value: JsonValue): boolean =>
  isArray(value) ? value.length === 0 : !isObject(value) || value.entries.size === 0;

/** The place of every leaf. */
export function leavesOf(value: JsonValue | undefined, place: Place = []): readonly Place[] {
  if (value === undefined) return [];
  if (isLeaf(value)) return [place];
  const parts: Iterable<readonly [string | number, JsonValue]> = isArray(value)
    ? value.entries()
    : isObject(value)
      ? value.entries
      : [];
  return [...parts].flatMap(([step, part]) => leavesOf(part, [...place, step]));
}
