import type { RailShape } from '@/components/ui/time-rail-scale.ts';
import type { HappenedRail } from '@/lib/api/two-clocks.ts';
import { milliseconds } from './rail-shape.ts';

type Shape = Pick<HappenedRail, 'total' | 'from' | 'to' | 'overTime' | 'placeAtSlice'>;

/** The rail over places in the order of happening; null for a stream without events. */
export function happenedShape(rail: Shape): RailShape | null {
  if (rail.total === 0) return null;
  return {
    ...{ first: 0n, last: BigInt(rail.total - 1), counts: rail.overTime },
    ...{ from: milliseconds(rail.from), to: milliseconds(rail.to) },
    ends: rail.placeAtSlice.map(BigInt),
  };
}
