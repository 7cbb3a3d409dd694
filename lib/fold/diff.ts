import { isArray, isObject } from '@/lib/json/kinds.ts';
import { ExactNumber, type JsonObject, type JsonValue } from '@/lib/json/value.ts';
import { below, root, type Change, type Pair, type Spot } from './change.ts';
import { diffArrays } from './diff-arrays.ts';

/**
 * The differences that lead from one value to another: none when they are equal, else the deepest
 * ones that tell it. An added or removed object is one change. Undefined = no value. Repeated keys
 * count with their last value; the order of keys does not count.
 */
export function diff(before: JsonValue | undefined, after: JsonValue | undefined): Change[] {
  const changes: Change[] = [];
  diffInto({ before, after, spot: root }, changes);
  return changes;
}

/** Appends the differences of the pair. */
export function diffInto({ before, after, spot }: Pair, changes: Change[]): void {
  if (before === after) return;
  if (before === undefined) changes.push(changeAt(spot, 'added', { before, after }));
  else if (after === undefined) changes.push(changeAt(spot, 'removed', { before, after }));
  else if (isObject(before) && isObject(after)) diffObjects(before, after, { spot, changes });
  else if (isArray(before) && isArray(after))
    diffArrays(before, after, { spot, changes, diffInto });
  else if (!isSameNumber(before, after)) {
    changes.push(changeAt(spot, 'changed', { before, after }));
  }
}

export function changeAt(
  spot: Spot,
  kind: Change['kind'],
  values: Pick<Change, 'before' | 'after'>,
): Change {
  const { path, place } = spot;
  return { kind, path, place, before: values.before, after: values.after, arrayLength: null };
}

interface Target {
  readonly spot: Spot;
  readonly changes: Change[];
}

function diffObjects(before: JsonObject, after: JsonObject, { spot, changes }: Target): void {
  for (const [key, value] of before.entries) {
    const now = after.entries.get(key);
    if (now !== value) diffInto({ before: value, after: now, spot: below(spot, key) }, changes);
  }
  for (const [key, value] of after.entries) {
    if (!before.entries.has(key)) {
      changes.push(changeAt(below(spot, key), 'added', { before: undefined, after: value }));
    }
  }
}

const isSameNumber = (a: JsonValue, b: JsonValue): boolean =>
  a instanceof ExactNumber && b instanceof ExactNumber && a.text === b.text;
