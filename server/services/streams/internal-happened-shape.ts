import 'server-only';
import type { HappenedOrder } from './internal-happened-order.ts';
import { sliceOf } from './internal-stream-index.ts';

export interface HappenedShape {
  /** Milliseconds since 1970; NaN where no chart can place any event. */
  readonly from: number;
  readonly to: number;
  readonly overTime: readonly number[];
  readonly placeAtSlice: readonly number[];
  /** How many were recorded late, and one place for each slice of time and each of places that holds any. */
  readonly late: { readonly count: number; readonly places: readonly number[] };
}

/** The shape of a stream in the order of happening; what no chart can place counts with the event before it. */
export function happenedShape(happened: HappenedOrder, slices: number): HappenedShape {
  const { happenings } = happened.index;
  const times = Array.from(happened.order, (index) => happenings.millisecondsAt(index));
  const [from = NaN, to = NaN] = [
    times.find((time) => !Number.isNaN(time)),
    times.findLast((time) => !Number.isNaN(time)),
  ];
  const overTime = new Array<number>(slices).fill(0);
  const ends = new Array<number>(slices).fill(0);
  const ofTime = new Set<number>();
  const ofPlace = new Set<number>();
  const places: number[] = [];
  let [slice, count] = [0, 0];
  for (const [place, time] of times.entries()) {
    if (!Number.isNaN(time)) slice = sliceOf(time, { from, to }, slices);
    overTime[slice] = (overTime[slice] ?? 0) + 1;
    ends[slice] = place;
    if (!happenings.isLateArrival(happened.indexAt(place))) continue;
    count += 1;
    const byPlace = sliceOf(place, { from: 0, to: times.length - 1 }, slices);
    if (!ofTime.has(slice) || !ofPlace.has(byPlace)) places.push(place);
    ofTime.add(slice);
    ofPlace.add(byPlace);
  }
  return { from, to, overTime, placeAtSlice: risen(ends), late: { count, places } };
}

/** A slice without events ends where the one before it does. */
function risen(ends: readonly number[]): readonly number[] {
  let highest = 0;
  return ends.map((end) => {
    highest = Math.max(highest, end);
    return highest;
  });
}
