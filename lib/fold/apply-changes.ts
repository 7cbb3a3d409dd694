import { isArray, isObject } from '@/lib/json/kinds.ts';
import { JsonObject, type JsonValue } from '@/lib/json/value.ts';
import type { Change, Place } from './change.ts';

/** The value that the changes of a `diff` lead to; `before` itself stays as it is. */
export function applyChanges(
  before: JsonValue | undefined,
  changes: readonly Change[],
): JsonValue | undefined {
  return changes.reduce((value, change) => applyAt(value, change.place, change), before);
}

function applyAt(
  value: JsonValue | undefined,
  place: Place,
  change: Change,
): JsonValue | undefined {
  const [step, ...rest] = place;
  if (step === undefined) return change.after;
  const last = rest.length === 0;
  if (typeof step === 'number') {
    const items = isArray(value) ? [...value] : [];
    if (last && change.kind === 'removed') items.splice(step, 1);
    else if (last && change.kind === 'added') items.splice(step, 0, ...present(change.after));
    else items.splice(step, 1, ...present(applyAt(items[step], rest, change)));
    return items;
  }
  const entries = new Map(isObject(value) ? value.entries : []);
  const inner = applyAt(entries.get(step), rest, change);
  if (inner === undefined) entries.delete(step);
  else entries.set(step, inner);
  return new JsonObject(entries);
}

const present = (value: JsonValue | undefined): readonly JsonValue[] =>
  value === undefined ? [] : [value];
