import { equalJson } from '@/lib/json/equal-json.ts';
import { isArray, isObject } from '@/lib/json/kinds.ts';
import type { JsonValue } from '@/lib/json/value.ts';
import type { ValueKey } from './narrowing.ts';
import { slotText, type Slot } from './slots.ts';
import { valueKey } from './value-keys.ts';

/** `any`: too many values to tell them apart. */
export type AlteredKey = ValueKey | { readonly any: true };

/** One value that came to stand at a place, or went from it. */
export interface Alteration {
  readonly slot: Slot;
  readonly before: AlteredKey;
  readonly after: AlteredKey;
}

/** Leaves of one replaced value that are told apart. */
const mostLeaves = 500;
const any = { any: true } as const;

/**
 * What differs between two states, leaf by leaf. An array that differs at all is told whole, so that
 * its elements can be asked for by index and by id.
 */
export function alterationsBetween(
  before: JsonValue | undefined,
  after: JsonValue | undefined,
): readonly Alteration[] {
  const found: Alteration[] = [];
  compare({ before, after }, [], found);
  return found;
}

interface Pair {
  readonly before: JsonValue | undefined;
  readonly after: JsonValue | undefined;
}

function compare({ before, after }: Pair, slot: Slot, into: Alteration[]): void {
  if (equalJson(before, after)) return;
  if (!isObject(before) || !isObject(after)) {
    into.push(...replaced(leavesOf(before, slot), leavesOf(after, slot), slot));
    return;
  }
  const [wasEmpty, isEmpty] = [before.entries.size === 0, after.entries.size === 0];
  if (wasEmpty || isEmpty) {
    into.push({ slot, before: wasEmpty ? '{' : null, after: isEmpty ? '{' : null });
  }
  for (const key of new Set([...before.entries.keys(), ...after.entries.keys()])) {
    const pair = { before: before.entries.get(key), after: after.entries.get(key) };
    compare(pair, [...slot, key], into);
  }
}

interface Leaf {
  readonly slot: Slot;
  readonly key: ValueKey;
}

/** Scalars and empty containers below a value. */
function leavesOf(value: JsonValue | undefined, slot: Slot): readonly Leaf[] {
  if (isArray(value) && value.length > 0) {
    return value.flatMap((item) => leavesOf(item, [...slot, 0]));
  }
  if (isObject(value) && value.entries.size > 0) {
    return [...value.entries].flatMap(([key, item]) => leavesOf(item, [...slot, key]));
  }
  return value === undefined ? [] : [{ slot, key: valueKey(value) }];
}

function replaced(old: readonly Leaf[], now: readonly Leaf[], at: Slot): readonly Alteration[] {
  if (old.length + now.length > mostLeaves) return [{ slot: at, before: any, after: any }];
  const places = new Map<string, { slot: Slot; old: ValueKey; now: Set<ValueKey> }>();
  const placeOf = ({ slot }: Leaf) => {
    const text = slotText(slot);
    const known = places.get(text) ?? { slot, old: null, now: new Set() };
    places.set(text, known);
    return known;
  };
  for (const leaf of old) placeOf(leaf).old = leaf.key;
  for (const leaf of now) placeOf(leaf).now.add(leaf.key);
  return [...places.values()].flatMap(
    ({ slot, old: before, now: after }): readonly Alteration[] => {
      if (!slot.includes(0)) return [{ slot, before, after: [...after][0] ?? null }];
      // Which element became which is not told, nor which of them went.
      return [...after, null].map((key) => ({ slot, before: any, after: key }));
    },
  );
}
