'use client';

import { useMemo } from 'react';
import { spaced } from '@/components/ui/time-rail-draw.ts';
import { SafeText } from '@/components/ui/safe-text.tsx';
import type { RailView } from '@/lib/api/rail-view.ts';
import { AxisSlider } from './axis-slider.tsx';
import { barsOn, millisecondsOf, placeOn, spanOf, type AxisSpan } from './common-axis.ts';
import classes from './axis.module.css';

interface Props {
  readonly span: AxisSpan;
  readonly stream: string;
  readonly rail: RailView;
  readonly time: number | null;
  readonly flag: string;
  readonly spoken: string;
  readonly onStep: (direction: 'back' | 'on') => string | null;
  readonly onTravel: (at: string | null, phase: 'moving' | 'done') => void;
}

const bars = 160;
/** Pixels that marks are kept apart for; a wider rail shows no more of them. */
const usualWidth = 1000;

function marksOn(span: AxisSpan, { marks }: RailView): readonly number[] {
  const places = marks.flatMap(({ recordedAt }) => {
    const time = millisecondsOf(recordedAt);
    return time === null ? [] : [placeOn(span, time)];
  });
  return spaced(places, usualWidth);
}

/** One of several streams on the axis they share: its life, its events, and its playhead. */
export function AxisRail({ span, stream, rail, ...slider }: Props) {
  const own = spanOf(rail);
  const drawn = useMemo(() => barsOn(span, rail, bars), [span, rail]);
  const marks = useMemo(() => marksOn(span, rail), [span, rail]);
  if (own === null) {
    return (
      <p className={classes.note}>
        <SafeText>{stream}</SafeText> has no place on an axis of times: its events have none.
      </p>
    );
  }
  const [from, to] = [placeOn(span, own.from), placeOn(span, own.to)];
  return (
    <div className={classes.row}>
      <div className={classes.name}>
        <SafeText>{stream}</SafeText>
      </div>
      <div className={classes.track}>
        <svg
          className={classes.bars}
          viewBox={`0 0 ${String(bars)} 1`}
          preserveAspectRatio="none"
          aria-hidden="true"
        >
          {drawn.map(({ place, height }) => (
            <rect
              key={place}
              x={place * bars + 0.1}
              y={1 - Math.max(height, 0.08)}
              width={0.8}
              height={Math.max(height, 0.08)}
              data-past={slider.time === null || place <= placeOn(span, slider.time) || undefined}
            />
          ))}
        </svg>
        <div
          className={classes.life}
          style={{ left: `${from * 100}%`, width: `max(2px, ${(to - from) * 100}%)` }}
        />
        {marks.map((place) => (
          <span key={place} className={classes.mark} style={{ left: `${place * 100}%` }} />
        ))}
        <AxisSlider span={span} label={`Moment of ${stream}`} {...slider} />
      </div>
    </div>
  );
}
