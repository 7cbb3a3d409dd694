import type { Gap } from './gap.ts';
import { gapsAtOnce, placesAtOnce, type SeenPlace } from './read-places.ts';

/** Most gaps of one question and most places of one answer. */
const usual = { gaps: gapsAtOnce, places: placesAtOnce };

/**
 * Every place inside these gaps that is taken by now, in order. Gaps are asked for from the last one
 * back: an event of a stream is recorded after the one before it, so whoever is seen in a later place
 * has all it follows still to be read, and none is told before what it follows.
 */
export async function filledPlaces(
  gaps: readonly Gap[],
  lastIn: (asked: readonly Gap[]) => Promise<readonly SeenPlace[]>,
  most: { readonly gaps: number; readonly places: number } = usual,
): Promise<readonly SeenPlace[]> {
  const found: SeenPlace[] = [];
  let left = gaps;
  while (left.length > 0) {
    const seen = await lastIn(left.slice(-most.gaps));
    found.push(...seen);
    const lowest = seen.at(-1)?.key;
    const cut = seen.length >= most.places && lowest !== undefined;
    left = cut ? below(left, lowest) : left.slice(0, -most.gaps);
  }
  return found.reverse();
}

const below = (gaps: readonly Gap[], place: bigint): readonly Gap[] =>
  gaps.flatMap(({ from, to }) =>
    from >= place ? [] : [{ from, to: to < place ? to : place - 1n }],
  );
