import {
  barOf,
  selectBars,
  type TimeBar,
  type TimeBars,
  type TimeSelection,
} from '@/components/ui/time-bars.ts';
import type { AnswerFigures } from './summary-run.ts';

type Histogram = NonNullable<AnswerFigures['histogram']>;

/** The bars of an answer over time, as the chart draws them. */
export function summaryBars(histogram: Histogram): TimeBars {
  const { by, layers, bars, seconds } = histogram;
  return {
    layers: layers.map((layer) => ({
      ...layer,
      label: layer.name ?? (layer.rest ? 'others' : `no ${by}`),
    })),
    seconds,
    events: layers.reduce((sum, { events }) => sum + events, 0),
    bars: bars.map((byLayer, index) => barOf(histogram, index, byLayer)),
  };
}

/** A picked time among bars that were counted anew; null where they have other borders by now. */
export function sameTime(
  bars: readonly TimeBar[],
  { from, to }: Pick<TimeSelection, 'from' | 'to'>,
): TimeSelection | null {
  const first = bars.findIndex(({ start }) => start === from);
  const last = bars.findIndex(({ end }) => end === to);
  return selectBars(bars, first, last);
}
