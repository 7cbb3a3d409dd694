import type { Position } from '@/lib/events/ids.ts';
import type { SearchIndex } from './port.ts';

export type ComparePositions = (a: Position, b: Position) => number;

/** How many events of the index lie at or before a position. */
export async function eventsUpTo(
  index: SearchIndex,
  position: Position,
  compare: ComparePositions,
): Promise<number> {
  let [low, high] = [0, (await index.coverage()).events];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    const place = await index.placeAt(middle);
    if (place !== null && compare(place.position, position) <= 0) low = middle;
    else high = middle - 1;
  }
  return low;
}
