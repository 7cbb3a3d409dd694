'use client';

import { useElementSize } from '@mantine/hooks';
import { useMemo } from 'react';
import { axisTicks } from '@/lib/time/axis-ticks.ts';
import { placeOn, type AxisSpan } from './common-axis.ts';
import classes from './axis.module.css';

const tickWidth = 105;

/** The times below an axis. */
export function AxisTicks({ span, zone }: { readonly span: AxisSpan; readonly zone: string }) {
  const { ref, width } = useElementSize<HTMLDivElement>();
  const ticks = useMemo(() => {
    const most = Math.max(1, Math.floor(width / tickWidth));
    return axisTicks(span.from, span.to, { most, zone })
      .map(({ at, label }) => ({ place: placeOn(span, at), label }))
      .filter(({ place }) => place < 0.95);
  }, [span, zone, width]);
  return (
    <div className={classes.ticks} ref={ref} aria-hidden="true">
      {ticks.map(({ place, label }) => (
        <span key={place} style={{ left: `${place * 100}%` }}>
          {label}
        </span>
      ))}
    </div>
  );
}
