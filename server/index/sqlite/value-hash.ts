import { createHmac } from 'node:crypto';
import type { ValueKey } from '@/lib/query/narrow/narrowing.ts';

/** Stands for values that were not told apart. */
export const anyValue = 0;

/** A number for a value, which only who has the key can tell; equal keys give equal numbers. */
export type ValueHash = (value: Exclude<ValueKey, null>) => number;

const mostKept = 100_000;

/** 48 bits of HMAC-SHA-256, so that they are whole numbers everywhere; never `anyValue`. */
export function valueHash(key: Uint8Array): ValueHash {
  const known = new Map<string, number>();
  return (value) => {
    const found = known.get(value);
    if (found !== undefined) return found;
    const made = createHmac('sha256', key).update(value).digest().readUIntBE(0, 6) + 1;
    if (known.size >= mostKept) known.clear();
    known.set(value, made);
    return made;
  };
}
