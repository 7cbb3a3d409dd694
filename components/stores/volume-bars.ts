import type { VolumeView } from '@/lib/api/stores.ts';
import { instant } from '@/lib/events/ids.ts';
import { chartPlace } from '@/lib/time/compare-instants.ts';
import { addMilliseconds, secondsBetween } from '@/lib/time/gap.ts';

/** A layer of the stacked bars: one category, or all the small ones together. */
export interface VolumeLayer {
  readonly label: string;
  /** Null: events without a category, or several categories together. */
  readonly category: string | null;
  readonly rest: boolean;
  readonly events: number;
}

export interface VolumeBar {
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

export interface VolumeBars {
  readonly layers: readonly VolumeLayer[];
  readonly bars: readonly VolumeBar[];
  /** Width of a bar in seconds. */
  readonly seconds: number;
  readonly events: number;
}

/** More layers than this cannot be told apart. */
const mostLayers = 7;
const mostBars = 2000;

type Counts = NonNullable<VolumeView>['counts'];

/** Every bar of the period, empty ones too, so that silence is seen as silence. */
export function volumeBars(volume: NonNullable<VolumeView>): VolumeBars {
  const { from, to, seconds, counts } = volume;
  const layers = layersOf(counts);
  const layerOf = new Map(layers.map((layer, index) => [keyOf(layer.category), index]));
  const restAt = layers.findIndex((layer) => layer.rest);
  const span = secondsBetween(instant(from), instant(to)) ?? 0;
  const last = counts.reduce((most, { bucket }) => Math.max(most, bucket), -1);
  const length = Math.min(mostBars, Math.max(Math.ceil(span / seconds), last + 1, 0));
  const sums = Array.from({ length }, () => layers.map(() => 0));
  for (const { bucket, category, events } of counts) {
    const sum = sums[bucket];
    const layer = layerOf.get(keyOf(category)) ?? restAt;
    if (sum !== undefined) sum[layer] = (sum[layer] ?? 0) + events;
  }
  return {
    layers,
    seconds,
    events: total(counts),
    bars: sums.map((byLayer, index) => barOf(volume, index, byLayer)),
  };
}

function barOf(
  { from, seconds }: NonNullable<VolumeView>,
  index: number,
  byLayer: readonly number[],
): VolumeBar {
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

/** Largest first; beyond the limit the small ones become one. */
function layersOf(counts: Counts): readonly VolumeLayer[] {
  const sums = new Map<string, { category: string | null; events: number }>();
  for (const { category, events } of counts) {
    const known = sums.get(keyOf(category))?.events ?? 0;
    sums.set(keyOf(category), { category, events: known + events });
  }
  const all = [...sums.values()].sort((a, b) => b.events - a.events);
  const shown = all.length <= mostLayers ? all : all.slice(0, mostLayers - 1);
  const rest = all.slice(shown.length);
  const layers = shown.map(({ category, events }) => ({
    label: category ?? 'no category',
    category,
    rest: false,
    events,
  }));
  if (rest.length === 0) return layers;
  const events = rest.reduce((sum, each) => sum + each.events, 0);
  return [...layers, { label: `${rest.length} others`, category: null, rest: true, events }];
}

const keyOf = (category: string | null): string => (category === null ? 'none' : `c ${category}`);

const total = (counts: Counts): number => counts.reduce((sum, { events }) => sum + events, 0);

/** The bars from one to another, whichever was touched first, as one period. */
export interface VolumeSelection {
  readonly first: number;
  readonly last: number;
  readonly from: string;
  readonly to: string;
  readonly events: number;
}

export function selectBars(bars: readonly VolumeBar[], a: number, b: number) {
  const [first, last] = [Math.min(a, b), Math.max(a, b)];
  const [begin, end] = [bars[first], bars[last]];
  if (begin === undefined || end === undefined) return null;
  const events = bars.slice(first, last + 1).reduce((sum, bar) => sum + bar.events, 0);
  return { first, last, from: begin.start, to: end.end, events } satisfies VolumeSelection;
}

/** The bar below a point of the chart, the nearest one beside it; null where there are no bars. */
export function barAt(x: number, width: number, count: number): number | null {
  if (count === 0 || width <= 0) return null;
  return Math.min(count - 1, Math.max(0, Math.floor((x / width) * count)));
}
