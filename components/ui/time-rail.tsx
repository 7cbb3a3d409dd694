'use client';

import { useElementSize } from '@mantine/hooks';
import { useMemo, type ReactNode } from 'react';
import type { AxisTick } from '@/lib/time/axis-ticks.ts';
import { axisTicks } from '@/lib/time/axis-ticks.ts';
import { TimeRailCanvas } from './time-rail-canvas.tsx';
import type { RailPicture } from './time-rail-draw.ts';
import { TimeRailSlider } from './time-rail-slider.tsx';
import { barHeights, placeOfVersion, type RailScale, type RailShape } from './time-rail-scale.ts';
import classes from './time-rail.module.css';

/** A version and the millisecond it was recorded at, where that is known. */
export interface RailMoment {
  readonly version: bigint;
  readonly time: number | null;
}

export interface TimeRailProps {
  readonly shape: RailShape;
  readonly scale: RailScale;
  readonly moment: RailMoment;
  /** On the flag of the playhead: `v41 · 13 May`. */
  readonly flag: string;
  /** The moment in full, for a screen reader. */
  readonly spoken: string;
  readonly marks: readonly RailMoment[];
  /** What was recorded late; absent: nothing is known of it. */
  readonly late?: readonly RailMoment[];
  readonly against: RailMoment | null;
  /** Last version folded so far. */
  readonly folded: bigint;
  readonly zone: string;
  readonly controls: ReactNode;
  /** `moving` while a drag goes on. */
  readonly onTravel: (version: bigint, phase: 'moving' | 'done') => void;
}

const noMoments: readonly RailMoment[] = [];
const barWidth = 8;
const height = 76;

/** The whole of a stream on one line: where its events lie, and a playhead to travel with. */
export function TimeRail(props: TimeRailProps) {
  const { ref, width } = useElementSize<HTMLDivElement>();
  const { shape, scale, moment } = props;
  const place = placeOfVersion(shape, moment, scale);
  const picture = usePicture(props, { width, place });
  const ticks = useTicks(props, width);
  const size = useMemo(() => ({ width, height }), [width]);
  return (
    <div className={classes.rail}>
      <div className={classes.controls}>{props.controls}</div>
      <div className={classes.track} ref={ref}>
        <TimeRailCanvas picture={picture} size={size} />
        <TimeRailSlider
          shape={shape}
          scale={scale}
          version={moment.version}
          place={place}
          flag={props.flag}
          spoken={props.spoken}
          onTravel={props.onTravel}
        />
      </div>
      <div className={classes.axis} aria-hidden="true">
        {ticks.map((tick) => (
          <span key={tick.at} style={{ left: `${tick.at * 100}%` }}>
            {tick.label}
          </span>
        ))}
      </div>
    </div>
  );
}

function usePicture(
  { shape, scale, marks, late = noMoments, against, folded }: TimeRailProps,
  { width, place }: { readonly width: number; readonly place: number },
): RailPicture {
  const count = Math.max(1, Math.floor(width / barWidth));
  const bars = useMemo(() => barHeights(shape, count, scale), [shape, count, scale]);
  const markPlaces = useMemo(
    () => marks.map((mark) => placeOfVersion(shape, mark, scale)),
    [shape, scale, marks],
  );
  const latePlaces = useMemo(
    () => late.map((each) => placeOfVersion(shape, each, scale)),
    [shape, scale, late],
  );
  return useMemo(
    () => ({
      bars,
      playhead: place,
      folded:
        folded >= shape.last ? 1 : placeOfVersion(shape, { version: folded, time: null }, scale),
      marks: markPlaces,
      late: latePlaces,
      against: against === null ? null : placeOfVersion(shape, against, scale),
    }),
    [bars, place, folded, shape, scale, markPlaces, latePlaces, against],
  );
}

/** Ticks with their place (0 to 1) in `at`. */
function useTicks({ shape, scale, zone }: TimeRailProps, width: number): readonly AxisTick[] {
  return useMemo(() => {
    const most = Math.max(1, Math.floor(width / 105));
    if (scale === 'version') return versionTicks(shape, most);
    const { from, to } = shape;
    if (from === null || to === null) return [];
    return axisTicks(from, to, { most, zone })
      .map((tick) => ({ at: (tick.at - from) / (to - from), label: tick.label }))
      .filter((tick) => tick.at < 0.97);
  }, [shape, scale, zone, width]);
}

function versionTicks(shape: RailShape, most: number): readonly AxisTick[] {
  const span = Number(shape.last - shape.first);
  const count = Math.min(most, span);
  return Array.from({ length: count }, (_, index) => {
    const version = shape.first + BigInt(Math.round((span * index) / Math.max(count, 1)));
    return {
      at: span === 0 ? 0 : Number(version - shape.first) / span,
      label: `v${version.toLocaleString('en')}`,
    };
  });
}
