import { AppError } from '@/lib/errors.ts';
import { position, type Position } from '@/lib/events/ids.ts';

/** Keys of the log's order: one number, or transaction and number. */
export type OrderKeys = readonly bigint[];

export const positionOf = (keys: OrderKeys): Position => position(keys.join('-'));

/**
 * The keys inside a position. What follows a dot are places that were still open when a tail stood
 * there; only a tail cares for them. Throws `invalid_input` for text that is no position of this store.
 */
export function keysOf(where: Position, count: number): OrderKeys {
  const place = where.split('.')[0] ?? '';
  const pattern = count === 1 ? /^(-?\d{1,19})$/ : /^(\d{1,20})-(\d{1,19})$/;
  const parts = pattern.exec(place);
  if (parts === null) {
    throw new AppError('invalid_input', 'This is not a position of this store.', {
      field: 'position',
    });
  }
  return parts.slice(1).map((part) => BigInt(part));
}

export function compareKeys(a: OrderKeys, b: OrderKeys): number {
  for (const [index, key] of a.entries()) {
    const other = b[index] ?? 0n;
    if (key !== other) return key < other ? -1 : 1;
  }
  return 0;
}
