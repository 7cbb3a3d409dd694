import 'server-only';
import { AppError } from '@/lib/errors.ts';

/** Position of each store that an answer is pinned to. */
export type Heads = ReadonlyMap<string, string>;

const part = /^([a-z0-9][a-z0-9-]{0,62}):([A-Za-z0-9._-]+)$/;

/** Reads `accounts:42,billing:1001`; throws for anything else. */
export function readHeads(text: string): Heads {
  return new Map(
    text.split(',').map((each) => {
      const [, store, position] = part.exec(each) ?? [];
      if (store !== undefined && position !== undefined) return [store, position];
      const message = `"${each}" is no head: write store:position, separated by commas.`;
      throw new AppError('invalid_input', message, { field: 'head' });
    }),
  );
}

/** Null where there is none. */
export const printHeads = (heads: Heads): string | null =>
  heads.size === 0 ? null : [...heads].map(([store, head]) => `${store}:${head}`).join(',');
