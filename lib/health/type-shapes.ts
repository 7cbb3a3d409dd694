import { isArray, isNumber, isObject } from '@/lib/json/kinds.ts';
import type { JsonObject, JsonValue } from '@/lib/json/value.ts';
import type { Example } from './finding.ts';

interface Seen {
  first: string;
  last: string;
  count: number;
}

const deepest = 3;

/** Which kinds of value stand at which path of a type's data, and when. */
export class TypeShapes {
  readonly #types = new Map<string, Map<string, Map<string, Seen>>>();

  take(type: string, data: JsonObject, at: string): void {
    const paths = this.#types.get(type) ?? new Map<string, Map<string, Seen>>();
    this.#types.set(type, paths);
    note(data, '', { paths, at, depth: 0 });
  }

  /**
   * Types in which one path holds values of different kinds (null is of none), or in which fields ended
   * before others began.
   */
  drifts(): readonly Example[] {
    return [...this.#types].flatMap(([type, paths]) => {
      const changed = [...paths].flatMap(([path, kinds]) => driftOf(path, kinds));
      const notes = [...changed, ...replacements(paths)];
      const note = notes.slice(0, 3).join('; ');
      return notes.length === 0 ? [] : [{ event: null, stream: null, version: null, type, note }];
    });
  }
}

function driftOf(path: string, kinds: ReadonlyMap<string, Seen>): readonly string[] {
  if (kinds.size < 2) return [];
  const inOrder = [...kinds].sort(([, a], [, b]) => (a.first < b.first ? -1 : 1));
  const said = inOrder.map(
    ([kind, { first, last }]) => `${kind} ${first.slice(0, 10)} – ${last.slice(0, 10)}`,
  );
  return [`${path} is ${said.join(', ')}`];
}

/** Fewer than this may be a field that is rarely there. */
const fewest = 5;

function replacements(paths: ReadonlyMap<string, ReadonlyMap<string, Seen>>): readonly string[] {
  const spans = [...paths].flatMap(([path, kinds]) => spanOf(path, [...kinds.values()]));
  return spans.flatMap(({ path, last }) => {
    const [next] = spans.filter(({ first }) => first > last);
    if (next === undefined) return [];
    return [
      `${path} ended on ${last.slice(0, 10)}, ${next.path} came on ${next.first.slice(0, 10)}`,
    ];
  });
}

function spanOf(path: string, seen: readonly Seen[]) {
  const count = seen.reduce((sum, each) => sum + each.count, 0);
  const firsts = seen.map(({ first }) => first).sort();
  const lasts = seen.map(({ last }) => last).sort();
  return count < fewest ? [] : [{ path, first: firsts[0] ?? '', last: lasts.at(-1) ?? '' }];
}

interface Noting {
  readonly paths: Map<string, Map<string, Seen>>;
  readonly at: string;
  readonly depth: number;
}

function note(value: JsonObject, prefix: string, noting: Noting): void {
  const { paths, at, depth } = noting;
  for (const [key, item] of value.entries) {
    const path = `${prefix}${key}`;
    const kind = kindName(item);
    if (kind === null) continue;
    const kinds = paths.get(path) ?? new Map<string, Seen>();
    paths.set(path, kinds);
    const seen = kinds.get(kind);
    if (seen === undefined) kinds.set(kind, { first: at, last: at, count: 1 });
    else {
      seen.first = at < seen.first ? at : seen.first;
      seen.last = at > seen.last ? at : seen.last;
      seen.count += 1;
    }
    if (isObject(item) && depth < deepest) {
      note(item, `${path}.`, { paths, at, depth: depth + 1 });
    }
  }
}

function kindName(value: JsonValue): string | null {
  if (value === null) return null;
  if (isNumber(value)) return 'number';
  if (isArray(value)) return 'array';
  return isObject(value) ? 'object' : typeof value;
}
