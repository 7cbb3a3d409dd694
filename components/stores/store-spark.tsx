'use client';

import { useQuery } from '@tanstack/react-query';
import { Area, AreaChart } from 'recharts';
import { sparkOf } from './card-facts.ts';
import { sparkQuery } from './queries.ts';

/** How the events of a store are spread over its time, without numbers. */
export function StoreSpark({ store }: { readonly store: string }) {
  const { data } = useQuery(sparkQuery(store));
  const counts = sparkOf(data ?? null);
  if (counts.length < 2) return null;
  return (
    <AreaChart
      responsive
      accessibilityLayer={false}
      style={{ width: '100%', height: '100%' }}
      margin={{ top: 2, right: 0, bottom: 0, left: 0 }}
      data={counts.map((events) => ({ events }))}
    >
      <Area
        dataKey="events"
        type="monotone"
        stroke="var(--accent)"
        fill="var(--accent-soft)"
        isAnimationActive={false}
      />
    </AreaChart>
  );
}
