import { version, type Version } from '@/lib/events/ids.ts';
import { isArray, isObject } from '@/lib/json/kinds.ts';
import type { Path } from '@/lib/json/path.ts';
import { ExactNumber, JsonObject, type JsonValue } from '@/lib/json/value.ts';
import type { Change, Place } from './change.ts';

/**
 * Who set what, shaped like the state: a version where everything below was last set by it, else
 * the blame of each part. Kept up to date by each event's changes, so it is exact over the whole
 * history without storing the history.
 */
export type Blame = Version | Map<string, Blame> | Blame[];

export interface LeafBlame {
  /** With indexes, as the leaf stands in this very state. */
  readonly path: Path;
  readonly version: Version;
}

/** The blame after an event; changes `blame` in place where it can. `state` is the one after it. */
export function blameChanges(
  blame: Blame | null,
  state: JsonValue | undefined,
  { changes, by }: { readonly changes: readonly Change[]; readonly by: Version },
): Blame | null {
  if (state === undefined) return null;
  let next = blame ?? by;
  for (const change of changes) {
    if (!markKey(next, change, by)) next = mark(next, { state, change, by });
  }
  return next;
}

/** Nearly every change sets one key of an object whose parts have their own blame: true when it did. */
function markKey(blame: Blame, { kind, place }: Change, by: Version): boolean {
  const last = place.length - 1;
  if (kind === 'removed' || last < 0) return false;
  let parts: Blame | undefined = blame;
  for (let depth = 0; depth < last; depth += 1) {
    const step = place[depth];
    if (typeof step !== 'string' || !(parts instanceof Map)) return false;
    parts = parts.get(step);
  }
  const key = place[last];
  if (typeof key !== 'string' || !(parts instanceof Map)) return false;
  parts.set(key, by);
  return true;
}

interface Mark {
  readonly state: JsonValue;
  readonly change: Change;
  readonly by: Version;
}

type Parts = Map<string, Blame> | Blame[];

/** Walks down the place, spreading each version it meets over its parts, without recursion. */
function mark(blame: Blame, { state, change, by }: Mark): Blame {
  const { place } = change;
  const last = place.length - 1;
  if (last < 0) return by;
  const holder: Blame[] = [blame];
  let above: Parts = holder;
  let stepHere: string | number = 0;
  let value: JsonValue | undefined = state;
  for (const [depth, step] of place.entries()) {
    const here: Blame = partAt(above, stepHere) ?? by;
    const parts: Parts = isParts(here) ? here : spread(here, value, depth === last ? change : null);
    const emptied = depth === last && isEmptied(parts, { change, by, step });
    setPart(above, stepHere, emptied ? by : parts);
    value = childOf(value, step);
    above = parts;
    stepHere = step;
  }
  return holder[0] ?? by;
}

const isParts = (blame: Blame): blame is Parts => typeof blame !== 'bigint';

function spread(by: Version, value: JsonValue | undefined, change: Change | null): Parts {
  if (!isArray(value)) {
    const parts = new Map<string, Blame>();
    if (isObject(value)) for (const key of value.entries.keys()) parts.set(key, by);
    return parts;
  }
  return new Array<Blame>(change?.arrayLength ?? value.length).fill(by);
}

interface LastStep {
  readonly change: Change;
  readonly by: Version;
  readonly step: string | number;
}

/** Notes the change itself; true when nothing is left, so that the emptiness is what was set. */
function isEmptied(parts: Parts, { change, by, step }: LastStep): boolean {
  if (!Array.isArray(parts)) {
    if (change.kind === 'removed') parts.delete(String(step));
    else parts.set(String(step), by);
    return parts.size === 0;
  }
  const index = Number(step);
  if (change.kind === 'removed') parts.splice(index, 1);
  else if (change.kind === 'added') parts.splice(index, 0, by);
  else parts[index] = by;
  return parts.length === 0;
}

function partAt(parts: Parts, step: string | number): Blame | undefined {
  return Array.isArray(parts) ? parts[Number(step)] : parts.get(String(step));
}

function setPart(parts: Parts, step: string | number, part: Blame): void {
  if (Array.isArray(parts)) parts[Number(step)] = part;
  else parts.set(String(step), part);
}

function childOf(value: JsonValue | undefined, step: string | number): JsonValue | undefined {
  if (isObject(value)) return value.entries.get(String(step));
  return isArray(value) ? value[Number(step)] : undefined;
}

/** Every leaf – scalars, empty arrays and empty objects – with the version that last set it. */
export function blameLeaves(blame: Blame | null, state: JsonValue | undefined): LeafBlame[] {
  const leaves: LeafBlame[] = [];
  if (blame !== null && state !== undefined) collect(blame, state, { place: [], leaves });
  return leaves;
}

interface Collected {
  readonly place: Place;
  readonly leaves: LeafBlame[];
}

function collect(blame: Blame, value: JsonValue, { place, leaves }: Collected): void {
  const parts = partsBelow(value);
  for (const [step, part] of parts) {
    collect(partOf(blame, step), part, { place: [...place, step], leaves });
  }
  if (parts.length === 0) leaves.push({ path: place, version: versionOf(blame) });
}

function partsBelow(value: JsonValue): readonly (readonly [string | number, JsonValue])[] {
  if (isObject(value)) return [...value.entries];
  return isArray(value) ? [...value.entries()] : [];
}

function partOf(blame: Blame, step: string | number): Blame {
  if (typeof blame === 'bigint') return blame;
  const part = blame instanceof Map ? blame.get(String(step)) : blame[Number(step)];
  if (part === undefined)
    throw new Error(`No blame at ${step}: it has another shape than the state.`);
  return part;
}

function versionOf(blame: Blame): Version {
  if (typeof blame === 'bigint') return blame;
  throw new Error('A leaf has one blame: blame and state have different shapes.');
}

/** Blame as JSON, for a checkpoint: versions are numbers. */
export function blameToJson(blame: Blame): JsonValue {
  if (typeof blame === 'bigint') return new ExactNumber(String(blame));
  if (Array.isArray(blame)) return blame.map(blameToJson);
  return new JsonObject(new Map([...blame].map(([key, part]) => [key, blameToJson(part)])));
}

/** Inverse of `blameToJson`. */
export function blameFromJson(value: JsonValue): Blame {
  if (isArray(value)) return value.map(blameFromJson);
  if (isObject(value)) {
    return new Map([...value.entries].map(([key, part]) => [key, blameFromJson(part)]));
  }
  return version(BigInt(value instanceof ExactNumber ? value.text : String(value)));
}

/** Blame of a state of which only the leaves are known. */
export function blameFromLeaves(leaves: readonly LeafBlame[], state: JsonValue): Blame | null {
  const [first] = leaves;
  if (first === undefined) return null;
  let blame: Blame = first.version;
  for (const leaf of leaves) blame = setLeaf(blame, state, leaf);
  return blame;
}

function setLeaf(blame: Blame, state: JsonValue, leaf: LeafBlame): Blame {
  const place = leaf.path.filter((step) => typeof step !== 'object');
  const change: Change = {
    kind: 'changed',
    path: place,
    place,
    before: undefined,
    after: undefined,
    arrayLength: null,
  };
  return mark(blame, { state, change, by: leaf.version });
}
