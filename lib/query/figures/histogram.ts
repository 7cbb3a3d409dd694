import type { Instant } from '@/lib/events/ids.ts';
import { finite, printPoint } from '@/lib/time/time-point.ts';
import type { SlotBars } from './time-slots.ts';

export interface HistogramLayer {
  /** Null: events without a name, or several names together. */
  readonly name: string | null;
  /** True when it holds the names that have no layer of their own. */
  readonly rest: boolean;
  readonly events: number;
}

/** Events over time in bars of equal width, silent ones too. */
export interface Histogram {
  readonly from: Instant;
  readonly seconds: number;
  /** What the layers are. */
  readonly by: 'category' | 'type';
  /** Largest first. */
  readonly layers: readonly HistogramLayer[];
  /** Events by layer. */
  readonly bars: readonly (readonly number[])[];
}

/** Layers that can be told apart. */
const mostLayers = 7;

/** Events without a name come after those with one, names that were not kept apart at the end. */
function compareNames(a: string | null | undefined, b: string | null | undefined): number {
  if (a == null || b == null) return Number(a == null) - Number(b == null);
  return a < b ? -1 : 1;
}

/** The largest names as layers, the others as one. */
export function histogramOf({ from, seconds, bars }: SlotBars, by: Histogram['by']): Histogram {
  const sums = new Map<string | null | undefined, number>();
  for (const { names } of bars) {
    for (const [name, events] of names) sums.set(name, (sums.get(name) ?? 0) + events);
  }
  const ranked = [...sums].sort(([a, many], [b, more]) => more - many || compareNames(a, b));
  const named = ranked.flatMap(([name, events]) => (name === undefined ? [] : [{ name, events }]));
  const own =
    named.length === sums.size && named.length <= mostLayers ? mostLayers : mostLayers - 1;
  const shown = named.slice(0, own);
  const places = new Map(shown.map(({ name }, index) => [name, index]));
  const rest = ranked.reduce(
    (sum, [name, events]) => (name !== undefined && places.has(name) ? sum : sum + events),
    0,
  );
  const layers = [
    ...shown.map(({ name, events }) => ({ name, rest: false, events: Math.round(events) })),
    ...(sums.size > shown.length ? [{ name: null, rest: true, events: Math.round(rest) }] : []),
  ];
  return {
    from: printPoint(finite(Math.floor(from / 1000), '')),
    seconds,
    by,
    layers,
    bars: bars.map(({ names }) => {
      const sum = layers.map(() => 0);
      for (const [name, events] of names) {
        const at = (name === undefined ? undefined : places.get(name)) ?? shown.length;
        sum[at] = (sum[at] ?? 0) + events;
      }
      return sum.map(Math.round);
    }),
  };
}
