import { isObject } from '@/lib/json/kinds.ts';
import { JsonObject, type JsonValue } from '@/lib/json/value.ts';
import { below, root, type Change, type Spot } from './change.ts';
import { changeAt, diffInto } from './diff.ts';
import type { FoldEvent, Reducer } from './reducer.ts';

/**
 * What can be known without anybody's code: the first data starts the state as it is; each later
 * data is merged into it as RFC 7396 says – objects key by key, null removes, arrays and scalars
 * replace. A key that wraps the whole data is merged like any other. The creation of an entity that
 * had ended starts anew. Data that is no object has no fields and leaves the state alone.
 */
export const inferredReducer: Reducer = {
  fidelity: { kind: 'inferred', source: null },
  initial: () => undefined,
  apply: mergeEvent,
};

function mergeEvent(
  state: JsonValue | undefined,
  { data, reborn }: FoldEvent,
  changes: Change[] | null,
): JsonValue | undefined {
  const patch = data ?? emptyObject();
  if (!isObject(patch)) return state;
  if (!isObject(state) || reborn) {
    if (changes !== null) {
      diffInto({ before: state ?? emptyObject(), after: patch, spot: root }, changes);
    }
    return patch;
  }
  if (changes === null) mergeQuickly(state, patch);
  else mergeTracked(state, patch, { spot: root, changes });
  return state;
}

const emptyObject = (): JsonObject => new JsonObject(new Map());

function mergeQuickly(target: JsonObject, patch: JsonObject): void {
  const { entries } = target;
  for (const [key, value] of patch.entries) {
    if (value === null) entries.delete(key);
    else if (isObject(value)) {
      const old = entries.get(key);
      if (isObject(old)) mergeQuickly(old, value);
      else entries.set(key, withoutNulls(value));
    } else entries.set(key, value);
  }
}

interface Target {
  readonly spot: Spot;
  readonly changes: Change[];
}

function mergeTracked(target: JsonObject, patch: JsonObject, { spot, changes }: Target): void {
  const { entries } = target;
  for (const [key, value] of patch.entries) {
    const old = entries.get(key);
    if (isObject(value) && isObject(old)) {
      mergeTracked(old, value, { spot: below(spot, key), changes });
    } else if (value === null) {
      if (!entries.delete(key)) continue;
      changes.push(changeAt(below(spot, key), 'removed', { before: old, after: undefined }));
    } else if (value !== old) {
      const fresh = isObject(value) ? withoutNulls(value) : value;
      entries.set(key, fresh);
      replaced(old, fresh, { spot: below(spot, key), changes });
    }
  }
}

function replaced(old: JsonValue | undefined, fresh: JsonValue, { spot, changes }: Target): void {
  if (old === undefined) changes.push(changeAt(spot, 'added', { before: old, after: fresh }));
  else if (typeof fresh === 'object') {
    diffInto({ before: old, after: fresh, spot }, changes);
  } else changes.push(changeAt(spot, 'changed', { before: old, after: fresh }));
}

/** A null in a patch means "not there", also inside what it adds. Arrays keep theirs. */
function withoutNulls(patch: JsonObject): JsonObject {
  const entries = new Map<string, JsonValue>();
  for (const [key, value] of patch.entries) {
    if (value !== null) entries.set(key, isObject(value) ? withoutNulls(value) : value);
  }
  return new JsonObject(entries);
}
