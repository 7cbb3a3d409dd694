'use client';

import { Tag } from '@/components/ui/tag.tsx';
import { SafeText } from '@/components/ui/safe-text.tsx';
import { ClockSwitch } from './clock-switch.tsx';
import type { TimelineProps } from './timeline-props.ts';
import classes from './timeline.module.css';
import buttons from './buttons.module.css';

interface TimelineToolbarProps extends TimelineProps {
  readonly noise: number;
  readonly foldNoise: boolean;
  readonly onFoldNoise: (fold: boolean) => void;
}

export function TimelineToolbar(props: TimelineToolbarProps) {
  const { window, total, pinnedPath, noise, foldNoise, order } = props;
  const types = new Set(window.events.map((event) => event.type)).size;
  return (
    <header className={classes.head}>
      <h2>Timeline</h2>
      <span className={classes.summary}>
        {[
          ...(total === null ? [] : [`${total} events`]),
          ...(types === 0 ? [] : [`${types} ${types === 1 ? 'type' : 'types'} here`]),
        ].join(' · ')}
      </span>
      {pinnedPath === null ? null : (
        <Tag tone="blue">
          ◆ <SafeText>{pinnedPath}</SafeText> pinned
        </Tag>
      )}
      <ClockSwitch clock="recorded" onClock={props.onClock} />
      {noise === 0 ? null : (
        <button
          type="button"
          className={buttons.small}
          aria-pressed={foldNoise}
          onClick={() => {
            props.onFoldNoise(!foldNoise);
          }}
        >
          {foldNoise ? 'noise folded' : 'fold noise'} ({noise})
        </button>
      )}
      <button
        type="button"
        className={buttons.small}
        title="Turn the order round"
        onClick={() => {
          props.onOrder(order === 'newest' ? 'oldest' : 'newest');
        }}
      >
        {order === 'newest' ? 'newest first ↓' : 'oldest first ↓'}
      </button>
    </header>
  );
}
