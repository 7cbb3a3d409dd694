import { isObject } from '@/lib/json/kinds.ts';
import type { JsonValue } from '@/lib/json/value.ts';

const nameKeys = ['name', 'displayName', 'fullName', 'title', 'label'];
const longest = 60;

/** What a state calls the entity it is of (`Ann Lee`); null where it has no name of its own. */
export function entityName(state: JsonValue | undefined): string | null {
  if (!isObject(state)) return null;
  for (const key of nameKeys) {
    const value = state.entries.get(key);
    if (typeof value === 'string' && value.trim() !== '' && value.length <= longest) return value;
  }
  return null;
}
