import type { FieldPath, FieldStep } from '../syntax.ts';

/** A place in a state without the numbers of array elements: `0` stands for any of them. */
export type Slot = readonly (string | 0)[];

/** A place as a query names it; null stands for any key. */
export type SlotPattern = readonly (string | 0 | null)[];

export const slotText = (slot: Slot): string => JSON.stringify(slot);

/** Reads what `slotText` wrote; null for anything else. */
export function slotOf(text: string): Slot | null {
  const value: unknown = JSON.parse(text);
  return Array.isArray(value) && value.every(isStep) ? value : null;
}

const isStep = (step: unknown): step is string | 0 => typeof step === 'string' || step === 0;

export const patternOf = (path: FieldPath): SlotPattern => path.map(stepOf);

function stepOf(step: FieldStep): string | 0 | null {
  if (typeof step === 'string') return step;
  if (typeof step === 'number') return 0;
  return 'any' in step && step.any === 'key' ? null : 0;
}

/** How a place lies to the one a query names; null names each of them. */
export type Relation = 'same' | 'inside' | 'around' | 'elsewhere';

export function relationOf(slot: Slot, pattern: SlotPattern | null): Relation {
  if (pattern === null) return 'same';
  const shorter = Math.min(slot.length, pattern.length);
  for (let index = 0; index < shorter; index += 1) {
    const [step, wanted] = [slot[index], pattern[index]];
    const fits = wanted === null ? typeof step === 'string' : step === wanted;
    if (!fits) return 'elsewhere';
  }
  if (slot.length === pattern.length) return 'same';
  return slot.length > pattern.length ? 'inside' : 'around';
}

/** The part of the state whose values come and go together: up to the first array, else the place itself. */
export function groupOf(slot: Slot): Slot {
  const array = slot.indexOf(0);
  return array < 0 ? slot : slot.slice(0, array);
}
