import { elementKey } from '@/lib/json/element-key.ts';
import { isArray, isObject } from '@/lib/json/kinds.ts';
import { idOf, printPath, type Path, type PathStep } from '@/lib/json/path.ts';
import type { JsonValue } from '@/lib/json/value.ts';
import type { Change } from './change.ts';

/** More paths than anybody reads through; a path beyond them can still be written by hand. */
const usualMost = 5000;

/**
 * Every path a state ever had, elements of arrays by their id where they have one, in the order in
 * which they first appeared: what contains others stands before them.
 */
export class KnownPaths {
  readonly #most: number;
  readonly #paths = new Map<string, Path>();
  /** Paths that were printed already; top-level ones are the same object in every event. */
  readonly #seen = new Set<Path>();
  #further = false;

  constructor(most = usualMost) {
    this.#most = most;
  }

  /** By their text. */
  get paths(): ReadonlyMap<string, Path> {
    return this.#paths;
  }

  /** True when there were more than are kept. */
  get further(): boolean {
    return this.#further;
  }

  /** Takes what one event changed. */
  take(changes: readonly Change[]): void {
    for (const { path, after } of changes) {
      this.#note(path);
      if (isObject(after) || isArray(after)) this.#below(path, after);
    }
  }

  #note(path: Path): void {
    if (path.length === 0 || this.#seen.has(path)) return;
    if (path.length === 1) this.#seen.add(path);
    for (let depth = 1; depth <= path.length; depth += 1) this.#add(path.slice(0, depth));
  }

  #add(path: Path): void {
    const text = printPath(path);
    if (this.#paths.has(text)) return;
    if (this.#paths.size < this.#most) this.#paths.set(text, path);
    else this.#further = true;
  }

  #below(path: Path, value: JsonValue): void {
    if (this.#further) return;
    for (const [step, part] of stepsInto(value)) {
      const inner = [...path, step];
      this.#add(inner);
      this.#below(inner, part);
    }
  }
}

function stepsInto(value: JsonValue): readonly (readonly [PathStep, JsonValue])[] {
  if (isObject(value)) return [...value.entries];
  if (!isArray(value)) return [];
  const by = elementKey(value, value);
  return value.map((item, index) => {
    const id = by !== null && isObject(item) ? idOf(item, by) : null;
    return [by === null || id === null ? index : { by, id }, item] as const;
  });
}
