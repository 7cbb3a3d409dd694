import type { RailShape } from '@/components/ui/time-rail-scale.ts';
import type { RailView } from '@/lib/api/rail-view.ts';
import { instant } from '@/lib/events/ids.ts';
import { chartPlace } from '@/lib/time/compare-instants.ts';

/** Milliseconds since 1970; null for no time and for times no chart can hold. */
export function milliseconds(at: string | null): number | null {
  if (at === null) return null;
  const place = chartPlace(instant(at));
  return 'milliseconds' in place ? place.milliseconds : null;
}

/** The rail as the chart needs it; null for a stream without events. */
export function railShape(rail: RailView): RailShape | null {
  if (rail.first === null || rail.last === null) return null;
  let newest = BigInt(rail.first);
  // Clocks that ran backwards may let a later slice end at an earlier version.
  const ends = rail.versionAtSlice.map((end) => {
    const version = BigInt(end);
    newest = version > newest ? version : newest;
    return newest;
  });
  return {
    first: BigInt(rail.first),
    last: BigInt(rail.last),
    from: milliseconds(rail.from),
    to: milliseconds(rail.to),
    counts: rail.overTime,
    ends,
  };
}
