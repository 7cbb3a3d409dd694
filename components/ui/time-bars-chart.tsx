'use client';

import { useMemo } from 'react';
import { Bar, BarChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { countOf, showCount } from './show-count.ts';
import { useReaderZone } from './use-reader-zone.ts';
import { axisTicks } from '@/lib/time/axis-ticks.ts';
import { layerPaints } from './layer-paint.ts';
import { LayerPatterns } from './layer-patterns.tsx';
import { periodWords } from './period-words.ts';
import { barAt, type TimeBars, type TimeSelection } from './time-bars.ts';
import { TimeBarsHint } from './time-bars-hint.tsx';
import { TimeBarsBrush } from './time-bars-brush.tsx';
import { useDragOver } from './use-drag-over.ts';
import classes from './time-bars.module.css';

interface Props {
  readonly shaped: TimeBars;
  /** What the layers are. */
  readonly by: string;
  readonly selection: TimeSelection | null;
  /** From one bar to another while it is dragged and when it is let go. */
  readonly onSelect: (a: number, b: number) => void;
  /** Hears when the picked time is final: the pointer was let go, or Enter was pressed. */
  readonly onPick?: () => void;
  readonly onClear: () => void;
  readonly height?: number;
}

const usualHeight = 190;
/** Room for the numbers beside the bars, and for the last label below them. */
const axisWidth = 44;
const rightMargin = 10;

/** Bars of events over time, stacked. A drag, a click or keys pick a period. */
export function TimeBarsChart(props: Props) {
  const { shaped, by, selection, onSelect, onPick, onClear, height = usualHeight } = props;
  const { bars, layers } = shaped;
  const zone = useReaderZone();
  const ticks = useMemo(() => ticksOf(shaped, zone), [shaped, zone]);
  const paints = useMemo(() => layerPaints(layers), [layers]);
  const drag = useDragOver({
    placeAt: (x, width) => barAt(x - axisWidth, width - axisWidth - rightMargin, bars.length),
    onRange: onSelect,
    onDone: onPick,
  });
  return (
    <div className={classes.chart} {...drag}>
      <div role="img" aria-label={chartWords(shaped, { by, zone })}>
        <ResponsiveContainer
          width="100%"
          height={height}
          initialDimension={{ width: 1100, height }}
        >
          <BarChart
            data={[...bars]}
            accessibilityLayer={false}
            barCategoryGap={bars.length > 150 ? 0 : '12%'}
            margin={{ top: 8, right: rightMargin, bottom: 0, left: 0 }}
          >
            <defs>
              <LayerPatterns paints={paints} />
            </defs>
            <XAxis
              dataKey="index"
              ticks={[...ticks.keys()]}
              interval="preserveStartEnd"
              tickFormatter={(index: number) => ticks.get(index) ?? ''}
              tickLine={false}
              axisLine={{ stroke: 'var(--line)' }}
              tick={{ fill: 'var(--quiet)', fontSize: 12 }}
            />
            <YAxis
              width={axisWidth}
              allowDecimals={false}
              tickCount={4}
              tickFormatter={shortCount}
              tickLine={false}
              axisLine={false}
              tick={{ fill: 'var(--quiet)', fontSize: 12 }}
            />
            <Tooltip
              isAnimationActive={false}
              cursor={{ fill: 'var(--hover)' }}
              content={({ active, label }) => {
                const bar = active && typeof label === 'number' ? bars[label] : undefined;
                return bar === undefined ? null : (
                  <TimeBarsHint bar={bar} layers={layers} zone={zone} />
                );
              }}
            />
            {paints.map(({ key, fill }, layer) => (
              <Bar
                key={key}
                dataKey={(bar: (typeof bars)[number]) => bar.byLayer[layer] ?? 0}
                stackId="all"
                fill={fill}
                isAnimationActive={false}
              />
            ))}
          </BarChart>
        </ResponsiveContainer>
      </div>
      <TimeBarsBrush {...{ bars, selection, onSelect, onPick, onClear }} />
      {selection !== null && (
        <div className={classes.selection} style={selectionPlace(selection, bars.length)} />
      )}
    </div>
  );
}

/** Over the picked bars, from the left edge of the first to the right edge of the last. */
function selectionPlace({ first, last }: TimeSelection, count: number) {
  const plot = `(100% - ${axisWidth + rightMargin}px)`;
  return {
    left: `calc(${axisWidth}px + ${plot} * ${first / count})`,
    width: `calc(${plot} * ${(last - first + 1) / count})`,
  };
}

/** Labels of the axis by the bar they stand below. */
function ticksOf({ bars, seconds }: TimeBars, zone: string): ReadonlyMap<number, string> {
  const [first, last] = [bars[0], bars.at(-1)];
  if (first === undefined || last === undefined) return new Map();
  const width = seconds * 1000;
  const ticks = axisTicks(first.at, last.at + width, { most: 10, zone });
  return new Map(
    ticks.map(({ at, label }) => [
      Math.min(bars.length - 1, Math.floor((at - first.at) / width)),
      label,
    ]),
  );
}

const compact = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 });
const shortCount = (count: number): string => compact.format(count);

function chartWords(
  { bars, layers, events, seconds }: TimeBars,
  { by, zone }: { readonly by: string; readonly zone: string },
): string {
  const [first, last] = [bars[0], bars.at(-1)];
  if (first === undefined || last === undefined) return 'No events over time.';
  const most = bars.reduce((top, bar) => (bar.events > top.events ? bar : top), first);
  const names = layers.map((layer) => `${layer.label} ${showCount(layer.events)}`).join(', ');
  return [
    `${countOf(events, 'event')} from ${periodWords(first.start, last.end, zone)},`,
    `by ${by}: ${names}.`,
    `Most in one bar: ${showCount(most.events)}, ${periodWords(most.start, most.end, zone)}.`,
    `${bars.length} bars of ${seconds} seconds.`,
  ].join(' ');
}
