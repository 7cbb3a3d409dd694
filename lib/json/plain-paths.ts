import { isArray, isObject } from './kinds.ts';
import type { JsonValue } from './value.ts';

const deepest = 4;

/** Paths of a value as people write them: `items[*].sku`. Keys that need quotes are left out. */
export const plainPaths = (value: JsonValue): readonly string[] => pathsOf(value, '', 0);

function pathsOf(value: JsonValue, path: string, depth: number): readonly string[] {
  const own = path === '' ? [] : [path];
  if (depth >= deepest) return own;
  if (isArray(value)) {
    const inside = value.flatMap((item) => pathsOf(item, `${path}[*]`, depth + 1));
    return [...own, ...inside];
  }
  if (!isObject(value)) return own;
  return [
    ...own,
    ...[...value.entries]
      .filter(([key]) => isPlain(key))
      .flatMap(([key, item]) => pathsOf(item, path === '' ? key : `${path}.${key}`, depth + 1)),
  ];
}

const isPlain = (key: string): boolean => /^[\p{L}_][\p{L}\p{N}_]*$/u.test(key);
