import type { Version } from '@/lib/events/ids.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import { isArray, isObject } from '@/lib/json/kinds.ts';
import { printPath, valueAt } from '@/lib/json/path.ts';
import { ExactNumber, JsonObject, type JsonValue } from '@/lib/json/value.ts';
import { applyChanges } from '../apply-changes.ts';
import type { LeafBlame } from '../blame.ts';
import type { Place } from '../change.ts';
import type { Reducer } from '../reducer.ts';
import { momentsOf, type Moment } from './moments-of.ts';

/** What is told of the leaves just after the event of a version. */
export type ToldBlame = (version: Version) => readonly LeafBlame[];

/**
 * Where blame breaks its law: every leaf is blamed on the last event whose changes touched it.
 * The oracle is a shadow of the state in which every leaf is the version that set it, brought
 * forward by the changes alone; what was emptied is a leaf too. Empty: nowhere.
 */
export function blameViolations(
  events: readonly RecordedEvent[],
  told: ToldBlame,
  reducer: Reducer,
): readonly string[] {
  const begun = reducer.initial();
  let shadow: JsonValue | undefined;
  return momentsOf(events, reducer).flatMap((moment) => {
    const { version } = moment.event;
    // What a state begins with counts as set by the first event that was taken in.
    if (moment.isBegun && moment.state !== undefined) {
      shadow ??= begun === undefined ? tagOf(version) : tagAll(begun, version);
    }
    shadow = broughtForward(shadow, moment);
    const expected = shadow === undefined ? [] : tagsOf(shadow, []).toSorted();
    const found = told(version).map(wordsOf).toSorted();
    const missing = expected.filter((leaf) => !found.includes(leaf));
    const surplus = found.filter((leaf) => !expected.includes(leaf));
    if (missing.length + surplus.length === 0) return [];
    return [`v${String(version)}: not ${surplus.join(', ')} but ${missing.join(', ')}`];
  });
}

const wordsOf = ({ path, version }: LeafBlame): string => `${printPath(path)} ${String(version)}`;
const tagOf = (version: Version): JsonValue => new ExactNumber(String(version));

function tagAll(value: JsonValue, version: Version): JsonValue {
  if (isArray(value) && value.length > 0) return value.map((item) => tagAll(item, version));
  if (!isObject(value) || value.entries.size === 0) return tagOf(version);
  const parts = [...value.entries].map(([key, item]) => [key, tagAll(item, version)] as const);
  return new JsonObject(new Map(parts));
}

function broughtForward(
  shadow: JsonValue | undefined,
  { event: { version }, changes }: Moment,
): JsonValue | undefined {
  return changes.reduce((before, change) => {
    const after = change.after === undefined ? undefined : tagAll(change.after, version);
    const next = applyChanges(before, [{ ...change, after }]);
    return change.kind === 'removed' ? tagEmptied(next, change.place.slice(0, -1), version) : next;
  }, shadow);
}

function tagEmptied(
  shadow: JsonValue | undefined,
  place: Place,
  version: Version,
): JsonValue | undefined {
  const before = shadow === undefined ? undefined : valueAt(shadow, place);
  const isEmpty = isArray(before)
    ? before.length === 0
    : isObject(before) && before.entries.size === 0;
  if (!isEmpty) return shadow;
  const change = { kind: 'changed', path: place, place, before, arrayLength: null } as const;
  return applyChanges(shadow, [{ ...change, after: tagOf(version) }]);
}

function tagsOf(shadow: JsonValue | undefined, place: Place): readonly string[] {
  if (isArray(shadow)) return shadow.flatMap((item, index) => tagsOf(item, [...place, index]));
  if (isObject(shadow)) {
    return [...shadow.entries].flatMap(([key, item]) => tagsOf(item, [...place, key]));
  }
  return [`${printPath(place)} ${shadow instanceof ExactNumber ? shadow.text : '?'}`];
}
