import { elementKey } from '@/lib/json/element-key.ts';
import { isArray, isObject } from '@/lib/json/kinds.ts';
import { idOf, valueAt, type Path, type PathStep } from '@/lib/json/path.ts';
import type { JsonValue } from '@/lib/json/value.ts';
import type { FieldPath, FieldStep } from '../syntax.ts';

const isAny = (step: FieldStep): step is { readonly any: 'key' | 'item' } =>
  typeof step === 'object' && 'any' in step;

/** Every value the path leads to; none when there is nothing. */
export function valuesAt(value: JsonValue | undefined, path: FieldPath): readonly JsonValue[] {
  let found: readonly JsonValue[] = value === undefined ? [] : [value];
  for (const step of path) found = found.flatMap((each) => stepInto(each, step));
  return found;
}

function stepInto(value: JsonValue, step: FieldStep): readonly JsonValue[] {
  if (!isAny(step)) {
    const next = valueAt(value, [step]);
    return next === undefined ? [] : [next];
  }
  if (step.any === 'key') return isObject(value) ? [...value.entries.values()] : [];
  return isArray(value) ? value : [];
}

export interface ValuePair {
  readonly before: JsonValue | undefined;
  readonly after: JsonValue | undefined;
}

/**
 * Values before and after at each place the path can mean in either. Elements of arrays are told
 * by their id where all have one, else by their index.
 */
export function pairsAt({ before, after }: ValuePair, path: FieldPath): readonly ValuePair[] {
  let pairs: readonly ValuePair[] = [{ before, after }];
  for (const step of path) pairs = pairs.flatMap((pair) => pairsBelow(pair, step));
  return pairs;
}

function pairsBelow({ before, after }: ValuePair, step: FieldStep): readonly ValuePair[] {
  const steps = isAny(step) ? stepsOf({ before, after }, step.any) : [step];
  return steps.map((each) => ({ before: at(before, [each]), after: at(after, [each]) }));
}

const at = (value: JsonValue | undefined, path: Path): JsonValue | undefined =>
  value === undefined ? undefined : valueAt(value, path);

function stepsOf({ before, after }: ValuePair, any: 'key' | 'item'): readonly PathStep[] {
  if (any === 'key') {
    return [
      ...new Set(
        [before, after].flatMap((each) => (isObject(each) ? [...each.entries.keys()] : [])),
      ),
    ];
  }
  const [old, now] = [before, after].map((each) => (isArray(each) ? each : []));
  return itemSteps(old ?? [], now ?? []);
}

function itemSteps(before: readonly JsonValue[], after: readonly JsonValue[]): readonly PathStep[] {
  const by = elementKey(before, after);
  if (by === null)
    return Array.from({ length: Math.max(before.length, after.length) }, (_, i) => i);
  const ids = [...before, ...after].flatMap((item) => {
    const id = isObject(item) ? idOf(item, by) : null;
    return id === null ? [] : [id];
  });
  return [...new Set(ids)].map((id) => ({ by, id }));
}

/** Number of items or keys; undefined for what has none. */
export function sizeOf(value: JsonValue): number | undefined {
  if (isArray(value)) return value.length;
  return isObject(value) ? value.entries.size : undefined;
}
