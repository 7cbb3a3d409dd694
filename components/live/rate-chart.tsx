'use client';

import { Area, AreaChart, YAxis } from 'recharts';

/** Events a second over the last two minutes. */
export function RateChart({ counts }: { readonly counts: readonly number[] }) {
  const most = Math.max(...counts);
  return (
    <div role="img" aria-label={`At most ${most} events a second in the last two minutes`}>
      <AreaChart
        width={150}
        height={30}
        data={counts.map((count, at) => ({ at, count }))}
        accessibilityLayer={false}
        margin={{ top: 2, right: 0, bottom: 2, left: 0 }}
      >
        <YAxis hide domain={[0, Math.max(1, most)]} />
        <Area
          dataKey="count"
          type="step"
          stroke="var(--accent)"
          fill="var(--accent-soft)"
          strokeWidth={1.5}
          isAnimationActive={false}
        />
      </AreaChart>
    </div>
  );
}
