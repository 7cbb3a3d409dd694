import type { RailShape } from '@/components/ui/time-rail-scale.ts';
import type { HappenedView } from '@/lib/api/two-clocks.ts';
import { milliseconds } from './rail-shape.ts';

const slices = 240;

/** The rail over places in the order of happening; null where nothing is listed. */
export function happenedShape(items: readonly HappenedView[]): RailShape | null {
  if (items.length === 0) return null;
  const times = items.map(({ at }) => milliseconds(at));
  const known = times.filter((time) => time !== null);
  const [from = null, to = null] = [known[0], known.at(-1)];
  const counts = new Array<number>(slices).fill(0);
  const ends = new Array<bigint>(slices).fill(0n);
  for (const [place, time] of times.entries()) {
    const slice = from === null || to === null ? 0 : sliceOf(time ?? from, from, to);
    counts[slice] = (counts[slice] ?? 0) + 1;
    ends[slice] = BigInt(place);
  }
  return {
    ...{ first: 0n, last: BigInt(items.length - 1), from, to, counts },
    ends: risen(ends),
  };
}

const sliceOf = (time: number, from: number, to: number): number =>
  to <= from
    ? slices - 1
    : Math.min(slices - 1, Math.floor(((time - from) / (to - from)) * slices));

/** A slice without events ends where the one before it does. */
function risen(ends: readonly bigint[]): readonly bigint[] {
  let highest = 0n;
  return ends.map((end) => {
    highest = end > highest ? end : highest;
    return highest;
  });
}
