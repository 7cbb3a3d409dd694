'use client';

import type { KeyboardEvent } from 'react';
import { useSliderDrag, type TravelPhase } from '@/components/ui/use-slider-drag.ts';
import { placeOn, timeAt, type AxisSpan } from './common-axis.ts';
import classes from './axis.module.css';

interface Props {
  readonly span: AxisSpan;
  /** What is moved: `Moment of account-1042`. */
  readonly label: string;
  /** Milliseconds since 1970; null: now. */
  readonly time: number | null;
  readonly flag: string;
  /** The moment in full, for a screen reader. */
  readonly spoken: string;
  /** The time one step away; null: now. */
  readonly onStep: (direction: 'back' | 'on') => string | null;
  /** `moving` while a drag goes on. Null: now. */
  readonly onTravel: (at: string | null, phase: TravelPhase) => void;
}

/** The playhead of one stream on an axis of times: dragged, clicked, or moved by keys. */
export function AxisSlider({ span, label, time, flag, spoken, onStep, onTravel }: Props) {
  const drag = useSliderDrag((part, phase) => {
    onTravel(timeAt(span, part), phase);
  });
  const place = time === null ? 1 : placeOn(span, time);
  return (
    <div
      className={classes.slider}
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-valuemin={span.from}
      aria-valuemax={span.to}
      aria-valuenow={time ?? span.to}
      aria-valuetext={spoken}
      {...drag}
      onKeyDown={(event) => {
        const target = targetOf(event, { span, place, onStep });
        if (target === undefined) return;
        event.preventDefault();
        event.stopPropagation();
        onTravel(target, 'done');
      }}
    >
      <div className={classes.playhead} style={{ left: `${place * 100}%` }}>
        <span className={classes.flag} data-side={place > 0.5 ? 'left' : 'right'}>
          {flag}
        </span>
      </div>
    </div>
  );
}

interface At extends Pick<Props, 'span' | 'onStep'> {
  readonly place: number;
}

/** Where a key leads; undefined: it is not one of ours. */
function targetOf(event: KeyboardEvent, { span, place, onStep }: At): string | null | undefined {
  if (event.altKey || event.ctrlKey || event.metaKey) return undefined;
  const back = () => onStep('back');
  const on = () => onStep('on');
  const targets: Readonly<Record<string, () => string | null>> = {
    ...{ ArrowLeft: back, ArrowDown: back, ArrowRight: on, ArrowUp: on },
    PageDown: () => timeAt(span, place - 0.1),
    PageUp: () => timeAt(span, place + 0.1),
    Home: () => timeAt(span, 0),
    End: () => null,
  };
  return Object.hasOwn(targets, event.key) ? targets[event.key]?.() : undefined;
}
