'use client';

import { useMemo, type MouseEvent } from 'react';
import {
  Line,
  LineChart,
  ReferenceArea,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { useReaderZone } from '@/components/ui/use-reader-zone.ts';
import { domainOf, fieldTicks, spanAt } from './field-axis.ts';
import { FieldHint } from './field-hint.tsx';
import type { FieldRow } from './field-rows.ts';
import type { FieldAxis, FieldSpan } from './field-spans.ts';
import { stepPoints, thinPoints } from './step-points.ts';
import classes from './field.module.css';

interface Props {
  readonly spans: readonly FieldSpan[];
  readonly axis: FieldAxis;
  readonly label: string;
  readonly chosen: FieldRow | null;
  readonly onChoose: (row: FieldRow) => void;
}

const height = 220;
const axisWidth = 64;
const rightMargin = 14;
/** More corners than this cannot be told apart on a screen. */
const slices = 500;
const mostAreas = 80;

/** Numbers as a step line; where there is no number the line has a hole that says why. */
export function StepChart({ spans, axis, label, chosen, onChoose }: Props) {
  const zone = useReaderZone();
  const points = useMemo(() => thinPoints(stepPoints(spans), slices), [spans]);
  const ticks = useMemo(() => fieldTicks(spans, { axis, zone, most: 8 }), [spans, axis, zone]);
  const labels = new Map(ticks.map((tick) => [tick.at, tick.label]));
  const holes = spans.filter(({ row }) => row.state !== 'value').slice(0, mostAreas);
  const place = spans.find(({ row }) => row.key === chosen?.key)?.start;
  const choose = (event: MouseEvent<HTMLElement>): void => {
    const box = event.currentTarget.getBoundingClientRect();
    const part = (event.clientX - box.left - axisWidth) / (box.width - axisWidth - rightMargin);
    const span = spanAt(spans, part);
    if (span !== null) onChoose(span.row);
  };
  return (
    <div className={classes.chart} onClick={choose}>
      <div role="img" aria-label={label}>
        <ResponsiveContainer
          width="100%"
          height={height}
          initialDimension={{ width: 1100, height }}
        >
          <LineChart
            data={[...points]}
            accessibilityLayer={false}
            margin={{ top: 10, right: rightMargin, bottom: 0, left: 0 }}
          >
            <XAxis
              dataKey="x"
              type="number"
              domain={[...domainOf(spans)]}
              ticks={[...labels.keys()]}
              tickFormatter={(at: number) => labels.get(at) ?? ''}
              tickLine={false}
              axisLine={{ stroke: 'var(--line)' }}
              tick={{ fill: 'var(--quiet)', fontSize: 12 }}
            />
            <YAxis
              width={axisWidth}
              domain={['auto', 'auto']}
              tickCount={5}
              tickFormatter={(value: number) => shortNumber.format(value)}
              tickLine={false}
              axisLine={false}
              tick={{ fill: 'var(--quiet)', fontSize: 12 }}
            />
            <Tooltip
              isAnimationActive={false}
              cursor={{ stroke: 'var(--quiet)', strokeDasharray: '3 3' }}
              content={({ active, label: x }) => {
                if (!active || typeof x !== 'number') return null;
                const span = spans.findLast(({ start }) => start <= x);
                return span === undefined ? null : <FieldHint row={span.row} />;
              }}
            />
            {holes.map(({ row, start, end }) => (
              <ReferenceArea
                key={row.key}
                x1={start}
                x2={end}
                fill={row.state === 'null' ? 'var(--warning)' : 'var(--chip)'}
                fillOpacity={0.8}
                ifOverflow="hidden"
              />
            ))}
            {crossesZero(points) && <ReferenceLine y={0} stroke="var(--quiet)" strokeWidth={1} />}
            {place !== undefined && (
              <ReferenceLine x={place} stroke="var(--accent)" strokeDasharray="4 3" />
            )}
            <Line
              dataKey="y"
              type="linear"
              stroke="var(--accent)"
              strokeWidth={1.75}
              dot={false}
              activeDot={{ r: 3, fill: 'var(--accent)', stroke: 'var(--panel)' }}
              connectNulls={false}
              isAnimationActive={false}
            />
          </LineChart>
        </ResponsiveContainer>
      </div>
    </div>
  );
}

const shortNumber = new Intl.NumberFormat('en', {
  notation: 'compact',
  maximumSignificantDigits: 4,
});

const crossesZero = (points: readonly { readonly y: number | null }[]): boolean =>
  points.some(({ y }) => y !== null && y < 0);
