import { isObject } from '@/lib/json/kinds.ts';
import { valueAt, type Path } from '@/lib/json/path.ts';
import { JsonObject, type JsonValue } from '@/lib/json/value.ts';
import { diffInto } from '@/lib/fold/diff.ts';
import { below, root, type Change } from '@/lib/fold/change.ts';
import { RuleFault } from './rule-fault.ts';
import { rewriteAt, type Rewrite } from './write-path.ts';

/**
 * A state that is being changed by the operations of one event. Nothing reaches the state before
 * `commit`, so an event that cannot be taken in leaves it as it was; a wide state is not copied.
 */
export class Draft {
  readonly #base: JsonObject;
  readonly #fresh = new Map<string, JsonValue | undefined>();

  constructor(base: JsonObject) {
    this.#base = base;
  }

  get value(): JsonObject {
    if (this.#fresh.size === 0) return this.#base;
    const entries = new Map(this.#base.entries);
    for (const [key, value] of this.#fresh) put(entries, key, value);
    return new JsonObject(entries);
  }

  get(key: string): JsonValue | undefined {
    return this.#fresh.has(key) ? this.#fresh.get(key) : this.#base.entries.get(key);
  }

  /** The value at the end of the path. */
  at([key, ...rest]: Path): JsonValue | undefined {
    const value = typeof key === 'string' ? this.get(key) : undefined;
    return value === undefined ? undefined : valueAt(value, rest);
  }

  set(key: string, value: JsonValue | undefined): void {
    this.#fresh.set(key, value);
  }

  /** Throws `RuleFault` where the path cannot be walked. */
  rewrite(path: Path, rewrite: Rewrite): void {
    const [key] = path;
    if (typeof key !== 'string') throw new RuleFault('A path begins with the name of a field.');
    this.set(key, rewriteAt(this.get(key), { path, depth: 1 }, rewrite));
  }

  /** Empties the state. */
  clear(): void {
    for (const key of this.#fresh.keys()) this.set(key, undefined);
    for (const key of this.#base.entries.keys()) this.set(key, undefined);
  }

  /** Writes into the state, in place; appends what has changed in it. */
  commit(changes: Change[] | null): JsonObject {
    if (changes !== null) this.#tell(changes);
    for (const [key, value] of this.#fresh) put(this.#base.entries, key, value);
    return this.#base;
  }

  #tell(changes: Change[]): void {
    for (const [key, after] of this.#fresh) {
      const before = this.#base.entries.get(key);
      if (before !== after) diffInto({ before, after, spot: below(root, key) }, changes);
    }
  }
}

function put(entries: Map<string, JsonValue>, key: string, value: JsonValue | undefined): void {
  if (value === undefined) entries.delete(key);
  else entries.set(key, value);
}

/** RFC 7396 without touching the target: objects key by key, null removes, everything else replaces. */
export function mergedWith(target: JsonValue | undefined, patch: JsonValue): JsonValue {
  if (!isObject(patch)) return patch;
  const entries = new Map(isObject(target) ? target.entries : []);
  for (const [key, value] of patch.entries) {
    if (value === null) entries.delete(key);
    else entries.set(key, mergedWith(entries.get(key), value));
  }
  return new JsonObject(entries);
}
