import { instant } from '@/lib/events/ids.ts';
import { chartPlace } from '@/lib/time/compare-instants.ts';
import { addMilliseconds } from '@/lib/time/gap.ts';

/** A layer of stacked bars: the events of one name, or of all the small ones together. */
export interface TimeLayer {
  readonly label: string;
  /** Gives the layer its colour; null: events without a name, or several names together. */
  readonly name: string | null;
  readonly rest: boolean;
  readonly events: number;
}

export interface TimeBar {
  readonly index: number;
  /** UTC text; the bar holds `start` and not `end`. */
  readonly start: string;
  readonly end: string;
  /** Milliseconds since 1970 of `start`. */
  readonly at: number;
  readonly events: number;
  /** Events a layer, in the order of the layers. */
  readonly byLayer: readonly number[];
}

export interface TimeBars {
  readonly layers: readonly TimeLayer[];
  readonly bars: readonly TimeBar[];
  /** Width of a bar in seconds. */
  readonly seconds: number;
  readonly events: number;
}

/** One of the bars of equal width that begin at `from`. */
export function barOf(
  { from, seconds }: { readonly from: string; readonly seconds: number },
  index: number,
  byLayer: readonly number[],
): TimeBar {
  const start = addMilliseconds(instant(from), index * seconds * 1000);
  const place = chartPlace(start);
  return {
    index,
    start,
    end: addMilliseconds(instant(from), (index + 1) * seconds * 1000),
    at: 'milliseconds' in place ? place.milliseconds : 0,
    events: byLayer.reduce((sum, events) => sum + events, 0),
    byLayer,
  };
}

/** The bars from one to another, whichever was touched first, as one period. */
export interface TimeSelection {
  readonly first: number;
  readonly last: number;
  readonly from: string;
  readonly to: string;
  readonly events: number;
}

/** Null where one of the bars is not there. */
export function selectBars(bars: readonly TimeBar[], a: number, b: number): TimeSelection | null {
  const [first, last] = [Math.min(a, b), Math.max(a, b)];
  const [begin, end] = [bars[first], bars[last]];
  if (begin === undefined || end === undefined) return null;
  const events = bars.slice(first, last + 1).reduce((sum, bar) => sum + bar.events, 0);
  return { first, last, from: begin.start, to: end.end, events };
}

/** The bar below a point of the chart, the nearest one beside it; null where there are no bars. */
export function barAt(x: number, width: number, count: number): number | null {
  if (count === 0 || width <= 0) return null;
  return Math.min(count - 1, Math.max(0, Math.floor((x / width) * count)));
}
