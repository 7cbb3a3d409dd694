import { isArray } from '@/lib/json/kinds.ts';
import { indexOfElement, printPath, valueAt, type Path, type PathStep } from '@/lib/json/path.ts';
import type { JsonValue } from '@/lib/json/value.ts';
import type { Place } from './change.ts';

/** The path with indexes in place of ids, as it stands in this state; null where nothing is there. */
export function placeOf(state: JsonValue, path: Path): Place | null {
  const place: (string | number)[] = [];
  let value: JsonValue = state;
  for (const step of path) {
    const here = indexed(value, step);
    const next = valueAt(value, [here]);
    if (next === undefined) return null;
    place.push(here);
    value = next;
  }
  return place;
}

function indexed(value: JsonValue, step: PathStep): string | number {
  if (typeof step !== 'object') return step;
  return isArray(value) ? indexOfElement(value, step) : -1;
}

/**
 * The version that last set what stands at the path: of a leaf its own, of what contains others the
 * newest below it. `blame` is that of this very state, with indexes. Null where nothing is there.
 */
export function setterAt(
  blame: readonly { readonly path: string; readonly version: string }[],
  state: JsonValue,
  path: Path,
): bigint | null {
  const place = placeOf(state, path);
  if (place === null) return null;
  const text = printPath(place);
  let newest: bigint | null = null;
  for (const leaf of blame) {
    if (!isWithin(text, leaf.path)) continue;
    const version = BigInt(leaf.version);
    if (newest === null || version > newest) newest = version;
  }
  return newest;
}

const isWithin = (outer: string, inner: string): boolean =>
  outer === '' ||
  inner === outer ||
  (inner.startsWith(outer) && (inner[outer.length] === '.' || inner[outer.length] === '['));
