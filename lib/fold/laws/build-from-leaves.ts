import { JsonObject, type JsonValue } from '@/lib/json/value.ts';
import type { Place } from '../change.ts';

export interface Leaf {
  readonly place: Place;
  readonly value: JsonValue;
}

interface Node {
  value: JsonValue | undefined;
  readonly parts: Map<string | number, Node>;
}

const emptyNode = (): Node => ({ value: undefined, parts: new Map() });

/** The value that has exactly these leaves; a sentence where no value has. */
export function buildFromLeaves(
  leaves: readonly Leaf[],
): { readonly value: JsonValue | undefined } | { readonly fault: string } {
  const root = emptyNode();
  for (const { place, value } of leaves) {
    let node = root;
    for (const step of place) {
      const next = node.parts.get(step) ?? emptyNode();
      node.parts.set(step, next);
      node = next;
    }
    if (node.value !== undefined) return { fault: `two values at ${JSON.stringify(place)}` };
    node.value = value;
  }
  try {
    return { value: leaves.length === 0 ? undefined : valueOf(root) };
  } catch (error) {
    return { fault: error instanceof Error ? error.message : String(error) };
  }
}

function valueOf({ value, parts }: Node): JsonValue {
  const steps = [...parts.keys()];
  if (value !== undefined) {
    if (steps.length === 0) return value;
    throw new Error(`a leaf has parts: ${steps.join(', ')}`);
  }
  const built = new Map([...parts].map(([step, part]) => [step, valueOf(part)] as const));
  if (steps.every((step) => typeof step === 'string')) {
    return new JsonObject(new Map([...built].map(([key, part]) => [String(key), part])));
  }
  return steps.map((_, index) => {
    const item = built.get(index);
    if (item === undefined) throw new Error(`an array has no element ${index}`);
    return item;
  });
}
