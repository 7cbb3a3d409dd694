import { elementKey } from '@/lib/json/element-key.ts';
import { isObject } from '@/lib/json/kinds.ts';
import { idOf, type PathStep } from '@/lib/json/path.ts';
import type { JsonValue } from '@/lib/json/value.ts';
import { alignByContent, alignById, type Aligned } from './align.ts';
import type { Change, Pair, Spot } from './change.ts';

interface Target {
  readonly spot: Spot;
  readonly changes: Change[];
  /** Given rather than imported, so that the two files need each other in one direction only. */
  readonly diffInto: (pair: Pair, changes: Change[]) => void;
}

/**
 * Elements are told apart by their id where both arrays have one, else by content and place. First
 * removals from the back, then additions from the front, then what differs inside those that stayed.
 */
export function diffArrays(
  before: readonly JsonValue[],
  after: readonly JsonValue[],
  { spot, changes, diffInto }: Target,
): void {
  const key = elementKey(before, after);
  const kept = key === null ? alignByContent(before, after) : alignById(before, after, key);
  const at = (value: JsonValue | undefined, index: number): Spot => ({
    path: [...spot.path, stepTo(value, index, key)],
    place: [...spot.place, index],
  });
  removeRest(before, kept, { at, changes });
  addRest(after, kept, { at, changes, length: kept.length });
  for (const [from, to] of kept) {
    const [was, is] = [before[from], after[to]];
    if (was !== is) diffInto({ before: was, after: is, spot: at(is, to) }, changes);
  }
}

interface Elements {
  readonly at: (value: JsonValue | undefined, index: number) => Spot;
  readonly changes: Change[];
}

function removeRest(
  before: readonly JsonValue[],
  kept: readonly Aligned[],
  { at, changes }: Elements,
): void {
  const staying = new Set(kept.map(([from]) => from));
  let length = before.length;
  for (let index = before.length - 1; index >= 0; index -= 1) {
    if (staying.has(index)) continue;
    const value = before[index];
    const spot = at(value, index);
    changes.push({
      kind: 'removed',
      ...spot,
      before: value,
      after: undefined,
      arrayLength: length,
    });
    length -= 1;
  }
}

function addRest(
  after: readonly JsonValue[],
  kept: readonly Aligned[],
  { at, changes, length }: Elements & { readonly length: number },
): void {
  const staying = new Set(kept.map(([, to]) => to));
  let now = length;
  for (const [index, value] of after.entries()) {
    if (staying.has(index)) continue;
    const spot = at(value, index);
    changes.push({ kind: 'added', ...spot, before: undefined, after: value, arrayLength: now });
    now += 1;
  }
}

function stepTo(value: JsonValue | undefined, index: number, key: string | null): PathStep {
  const id = key !== null && isObject(value) ? idOf(value, key) : null;
  return key === null || id === null ? index : { by: key, id };
}
