'use client';

import {
  IconPlayerPauseFilled,
  IconPlayerPlayFilled,
  IconPlayerSkipBack,
  IconPlayerSkipForward,
} from '@tabler/icons-react';
import type { RailScale } from '@/components/ui/time-rail-scale.ts';
import type { Play } from './use-play.ts';
import buttons from './buttons.module.css';

interface PlayControlsProps {
  readonly play: Play;
  readonly scale: RailScale;
  readonly onScale: (scale: RailScale) => void;
}

export function PlayControls({ play, scale, onScale }: PlayControlsProps) {
  return (
    <>
      <button
        type="button"
        className={buttons.small}
        aria-label="Previous event"
        title="Previous event (←)"
        disabled={play.atStart}
        onClick={() => {
          play.step(-1);
        }}
      >
        <IconPlayerSkipBack size={13} />
      </button>
      <button
        type="button"
        className={buttons.primary}
        aria-label={play.playing ? 'Pause' : 'Play'}
        title={play.playing ? 'Pause (space)' : 'Play event by event (space)'}
        onClick={play.toggle}
      >
        {play.playing ? <IconPlayerPauseFilled size={13} /> : <IconPlayerPlayFilled size={13} />}
      </button>
      <button
        type="button"
        className={buttons.small}
        aria-label="Next event"
        title="Next event (→)"
        disabled={play.atEnd}
        onClick={() => {
          play.step(1);
        }}
      >
        <IconPlayerSkipForward size={13} />
      </button>
      <button
        type="button"
        className={buttons.small}
        aria-label={`Speed ${play.speed} times`}
        title="Change the speed of playing"
        onClick={play.faster}
      >
        {play.speed}×
      </button>
      {(['time', 'version'] as const).map((name) => (
        <button
          key={name}
          type="button"
          className={buttons.small}
          aria-pressed={scale === name}
          title={name === 'time' ? 'Spread over real time' : 'One step an event'}
          onClick={() => {
            onScale(name);
          }}
        >
          {name === 'time' ? 'Time' : 'Version'}
        </button>
      ))}
    </>
  );
}
