import type { Random } from './random.ts';

/** One of the items, the larger its share the likelier. */
export function weighted<Item extends { readonly share: number }>(
  items: readonly Item[],
  chance: Random,
): Item {
  let left = chance.next() * items.reduce((sum, item) => sum + item.share, 0);
  for (const item of items) {
    left -= item.share;
    if (left < 0) return item;
  }
  return chance.pick(items);
}
