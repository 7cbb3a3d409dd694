'use client';

import { useCallback, useEffect, useRef, type KeyboardEvent } from 'react';
import { versionAtPlace, type RailScale, type RailShape } from './time-rail-scale.ts';
import { useSliderDrag, type TravelPhase } from './use-slider-drag.ts';
import classes from './time-rail.module.css';

interface TimeRailSliderProps {
  readonly shape: RailShape;
  readonly scale: RailScale;
  readonly version: bigint;
  /** Of the playhead, 0 to 1. */
  readonly place: number;
  readonly flag: string;
  readonly spoken: string;
  readonly onTravel: (version: bigint, phase: TravelPhase) => void;
}

/** The playhead: dragged, clicked, wheeled or moved by keys. */
export function TimeRailSlider(props: TimeRailSliderProps) {
  const { shape, scale, version, onTravel } = props;
  const element = useRef<HTMLDivElement>(null);
  const drag = useSliderDrag((part, phase) => {
    onTravel(versionAtPlace(shape, part, scale), phase);
  });
  useWheel(element, props);
  return (
    <div
      ref={element}
      className={classes.slider}
      role="slider"
      tabIndex={0}
      aria-label="Moment of the stream"
      aria-valuemin={Number(shape.first)}
      aria-valuemax={Number(shape.last)}
      aria-valuenow={Number(version)}
      aria-valuetext={props.spoken}
      {...drag}
      onKeyDown={(event) => {
        moveByKey(event, props);
      }}
    >
      <div className={classes.playhead} style={{ left: `${props.place * 100}%` }}>
        <span className={classes.flag} data-side={props.place > 0.12 ? 'left' : 'right'}>
          {props.flag}
        </span>
      </div>
    </div>
  );
}

function moveByKey(event: KeyboardEvent, props: TimeRailSliderProps): void {
  const target = targetOf(event.key, props);
  if (target === null || event.altKey || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  event.stopPropagation();
  props.onTravel(within(target, props.shape), 'done');
}

function targetOf(key: string, { shape, version }: TimeRailSliderProps): bigint | null {
  const page = (shape.last - shape.first) / 20n || 1n;
  const steps: Readonly<Record<string, bigint>> = {
    ArrowLeft: version - 1n,
    ArrowDown: version - 1n,
    ArrowRight: version + 1n,
    ArrowUp: version + 1n,
    PageDown: version - page,
    PageUp: version + page,
    Home: shape.first,
    End: shape.last,
  };
  return Object.hasOwn(steps, key) ? (steps[key] ?? null) : null;
}

function within(version: bigint, { first, last }: RailShape): bigint {
  if (version < first) return first;
  return version > last ? last : version;
}

/** React's own wheel listener is passive and could not keep the page from scrolling. */
function useWheel(element: React.RefObject<HTMLDivElement | null>, props: TimeRailSliderProps) {
  const { shape, version, onTravel } = props;
  const step = useCallback(
    (event: WheelEvent) => {
      if (event.ctrlKey) return;
      event.preventDefault();
      const delta = Math.abs(event.deltaX) > Math.abs(event.deltaY) ? event.deltaX : event.deltaY;
      if (delta !== 0) onTravel(within(version + (delta > 0 ? 1n : -1n), shape), 'moving');
    },
    [shape, version, onTravel],
  );
  useEffect(() => {
    const target = element.current;
    target?.addEventListener('wheel', step, { passive: false });
    return () => {
      target?.removeEventListener('wheel', step);
    };
  }, [element, step]);
}
