import { barOf, type TimeBars, type TimeLayer } from '@/components/ui/time-bars.ts';
import type { VolumeView } from '@/lib/api/stores.ts';
import { instant } from '@/lib/events/ids.ts';
import { secondsBetween } from '@/lib/time/gap.ts';

/** More layers than this cannot be told apart. */
const mostLayers = 7;
const mostBars = 2000;

type Counts = NonNullable<VolumeView>['counts'];

/** Every bar of the period, empty ones too, so that silence is seen as silence. */
export function volumeBars(volume: NonNullable<VolumeView>): TimeBars {
  const { from, to, seconds, counts } = volume;
  const layers = layersOf(counts);
  const layerOf = new Map(layers.map((layer, index) => [keyOf(layer.name), index]));
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

/** Largest first; beyond the limit the small ones become one. */
function layersOf(counts: Counts): readonly TimeLayer[] {
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
    name: category,
    rest: false,
    events,
  }));
  if (rest.length === 0) return layers;
  const events = rest.reduce((sum, each) => sum + each.events, 0);
  return [...layers, { label: `${rest.length} others`, name: null, rest: true, events }];
}

const keyOf = (category: string | null): string => (category === null ? 'none' : `c ${category}`);

const total = (counts: Counts): number => counts.reduce((sum, { events }) => sum + events, 0);
