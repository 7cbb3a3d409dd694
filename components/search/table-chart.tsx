'use client';

import { Bar, BarChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { countOf, showCount } from '@/components/ui/show-count.ts';
import { chartHeight, type ChartBars } from './chart-bars.ts';
import classes from './search.module.css';

const tick = { fill: 'var(--quiet)', fontSize: 12 };

/** The counts of a table as bars: upright over time, lying beside their names otherwise. */
export function TableChart({ bars }: { readonly bars: ChartBars }) {
  const height = chartHeight(bars);
  return (
    <div className={classes.chart} role="img" aria-label={wordsOf(bars)}>
      <ResponsiveContainer width="100%" height={height} initialDimension={{ width: 800, height }}>
        <BarChart
          data={[...bars.bars]}
          layout={bars.upright ? 'horizontal' : 'vertical'}
          accessibilityLayer={false}
          margin={{ top: 8, right: 16, bottom: 0, left: 0 }}
        >
          {bars.upright ? (
            <>
              <XAxis dataKey="name" tick={tick} tickLine={false} minTickGap={24} />
              <YAxis
                width={48}
                allowDecimals={false}
                tick={tick}
                tickLine={false}
                axisLine={false}
              />
            </>
          ) : (
            <>
              <XAxis type="number" hide allowDecimals={false} />
              <YAxis
                type="category"
                dataKey="name"
                width={180}
                interval={0}
                tick={tick}
                tickFormatter={(name: string) =>
                  name.length > 26 ? `${name.slice(0, 25)}…` : name
                }
                tickLine={false}
                axisLine={false}
              />
            </>
          )}
          <Tooltip
            isAnimationActive={false}
            cursor={{ fill: 'var(--hover)' }}
            content={({ active, label }) => {
              const bar = active ? bars.bars.find(({ name }) => name === label) : undefined;
              return bar === undefined ? null : (
                <div className={classes.tooltip}>
                  {bar.name}: {countOf(bar.count, 'event')}
                </div>
              );
            }}
          />
          <Bar dataKey="count" fill="var(--rail-past)" isAnimationActive={false} />
        </BarChart>
      </ResponsiveContainer>
    </div>
  );
}

function wordsOf({ bars, column, all }: ChartBars): string {
  const [first, ...rest] = bars;
  if (first === undefined) return `No events by ${column}.`;
  const most = rest.reduce((top, bar) => (bar.count > top.count ? bar : top), first);
  const part = all ? '' : ` Not all are shown.`;
  return `Events by ${column}, ${bars.length} bars. Most: ${most.name}, ${showCount(most.count)}.${part}`;
}
