import type { ChangeView } from '@/lib/api/views.ts';
import { printPath, type Path } from '@/lib/json/path.ts';
import { printJson } from '@/lib/json/print-json.ts';
import type { JsonValue } from '@/lib/json/value.ts';

/** Keys and indexes only: where a value stands at one moment. */
export type Place = readonly (string | number)[];

/**
 * One difference. A list of changes is applied in its order: the indexes of a place count in the
 * array as the changes before it have left it.
 */
export interface Change {
  readonly kind: 'added' | 'removed' | 'changed';
  /** Names array elements by their id where they have one, so it outlives a reordering. */
  readonly path: Path;
  readonly place: Place;
  /** Undefined: was not there. */
  readonly before: JsonValue | undefined;
  /** Undefined: is not there any more. */
  readonly after: JsonValue | undefined;
  /** For an added or removed array element: the length of the array just before; else null. */
  readonly arrayLength: number | null;
}

/** Where two values are being compared. */
export interface Spot {
  readonly path: Path;
  readonly place: Place;
}

const top: Place = [];
export const root: Spot = { path: top, place: top };

/** Path and place are one array until a path names an element by its id. */
export function below(spot: Spot, key: string): Spot {
  if (spot === root) return topmost(key);
  const place = [...spot.place, key];
  return { path: spot.path === spot.place ? place : [...spot.path, key], place };
}

/** Spots of top-level keys, which every event of a stream has anew; as many as make a difference. */
const topSpots = new Map<string, Spot>();
const mostTopSpots = 1000;

function topmost(key: string): Spot {
  const known = topSpots.get(key);
  if (known !== undefined) return known;
  const place = [key];
  const spot = { path: place, place };
  if (topSpots.size < mostTopSpots) topSpots.set(key, spot);
  return spot;
}

/** Two values to compare, and where they stand. Undefined = not there. */
export interface Pair {
  readonly before: JsonValue | undefined;
  readonly after: JsonValue | undefined;
  readonly spot: Spot;
}

/** A change as the API sends it. */
export const changeToView = (change: Change): ChangeView => ({
  path: printPath(change.path),
  kind: change.kind,
  before: change.before === undefined ? null : printJson(change.before),
  after: change.after === undefined ? null : printJson(change.after),
});
