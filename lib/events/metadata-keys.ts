import { isNumber, isObject } from '@/lib/json/kinds.ts';
import { ExactNumber, type JsonObject, type JsonValue } from '@/lib/json/value.ts';

/** Keys that frameworks put around an application's own metadata. */
const wrappers: readonly string[] = ['properties', 'headers', 'context', 'custom'];

/** `$correlationId`, `correlation_id` and `Correlation-ID` are one key: only letters and digits count. */
export const plainKey = (key: string): string => key.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** A finder over one metadata object: its own keys first, then those one level down in a wrapper. */
export class MetadataKeys {
  readonly #levels: readonly ReadonlyMap<string, JsonValue>[];

  constructor(metadata: JsonObject) {
    const own = plainEntries(metadata);
    const inner = wrappers.flatMap((name) => {
      const value = own.get(name);
      return isObject(value) ? [plainEntries(value)] : [];
    });
    this.#levels = [own, ...inner];
  }

  /** Value of the first of `names` (plain keys) that holds one fit to be shown as text. */
  text(names: readonly string[]): string | null {
    return this.first(names, scalarText);
  }

  first(names: readonly string[], read: (value: JsonValue) => string | null): string | null {
    for (const level of this.#levels) {
      for (const name of names) {
        const value = level.get(name);
        const found = value === undefined ? null : read(value);
        if (found !== null) return found;
      }
    }
    return null;
  }
}

function plainEntries(object: JsonObject): ReadonlyMap<string, JsonValue> {
  const entries = new Map<string, JsonValue>();
  for (const [key, value] of object.entries) {
    const plain = plainKey(key);
    if (!entries.has(plain)) entries.set(plain, value);
  }
  return entries;
}

/** A string or number with every digit; null for everything that names nobody and nothing. */
export function scalarText(value: JsonValue): string | null {
  if (typeof value === 'string') return value === '' ? null : value;
  if (!isNumber(value)) return null;
  return value instanceof ExactNumber ? value.text : String(value);
}
