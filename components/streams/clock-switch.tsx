'use client';

import type { Clock } from './stream-place.ts';
import buttons from './buttons.module.css';

interface ClockSwitchProps {
  readonly clock: Clock;
  readonly onClock: (clock: Clock) => void;
}

const clocks = [
  {
    clock: 'recorded',
    label: 'recorded',
    title: 'In the order in which the store wrote the events',
  },
  { clock: 'occurred', label: 'occurred', title: 'In the order in which the events happened' },
] as const;

/** By which of the two clocks the events are told. */
export function ClockSwitch({ clock: now, onClock }: ClockSwitchProps) {
  return (
    <span className={buttons.group} role="group" aria-label="By the time events were">
      {clocks.map(({ clock, label, title }) => (
        <button
          key={clock}
          type="button"
          className={buttons.small}
          title={title}
          aria-pressed={clock === now}
          onClick={() => {
            if (clock !== now) onClock(clock);
          }}
        >
          {label}
        </button>
      ))}
    </span>
  );
}
