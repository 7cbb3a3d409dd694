import { isObject } from './kinds.ts';
import { idOf } from './path.ts';
import type { JsonObject, JsonValue } from './value.ts';

/** Keys that name an element, the most telling first; then any key that ends like an id. */
const usualKeys = ['id', 'key', 'uuid', 'guid', 'sku', 'code', 'slug', 'name', 'type'];
const idLike = /(?:Id|ID|_id|-id|Key|_key|Code|_code)$/;

/**
 * The key whose value names every element of both arrays, each only once in its array; null when
 * there is none, so that elements can only be told by their place.
 */
export function elementKey(
  before: readonly JsonValue[],
  after: readonly JsonValue[],
): string | null {
  const sample = before[0] ?? after[0];
  if (!isObject(sample) || !before.every(isObject) || !after.every(isObject)) return null;
  const ofItsOwn = [...sample.entries.keys()].filter((key) => idLike.test(key));
  const names = (key: string): boolean => isNaming(before, key) && isNaming(after, key);
  return [...usualKeys, ...ofItsOwn].find(names) ?? null;
}

function isNaming(items: readonly JsonObject[], key: string): boolean {
  const seen = new Set<string | number>();
  for (const item of items) {
    const id = idOf(item, key);
    if (id === null || seen.has(id)) return false;
    seen.add(id);
  }
  return true;
}
