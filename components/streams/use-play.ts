'use client';

import { useEffect, useState } from 'react';

export const speeds = [1, 2, 5, 20] as const;
export type Speed = (typeof speeds)[number];

export interface Play {
  readonly playing: boolean;
  readonly speed: Speed;
  readonly atStart: boolean;
  readonly atEnd: boolean;
  readonly toggle: () => void;
  readonly stop: () => void;
  readonly faster: () => void;
  readonly step: (steps: 1 | -1) => void;
}

interface PlayInput {
  readonly version: bigint | null;
  readonly first: bigint;
  readonly last: bigint;
  /** False while the state of the shown version is still on its way: playing waits for it. */
  readonly ready: boolean;
  readonly onStep: (version: bigint, by: 'hand' | 'play') => void;
}

/** Milliseconds an event stays on screen at speed 1. */
const stay = 900;

/** Steps through the stream by itself, event by event, until its end. */
export function usePlay({ version, first, last, ready, onStep }: PlayInput): Play {
  const [wanted, setWanted] = useState(false);
  const [speed, setSpeed] = useState<Speed>(1);
  const atEnd = version === null || version >= last;
  const playing = wanted && !atEnd;

  useEffect(() => {
    if (!playing || !ready) return;
    const timer = setTimeout(() => {
      onStep(version + 1n, 'play');
    }, stay / speed);
    return () => {
      clearTimeout(timer);
    };
  }, [playing, ready, version, speed, onStep]);

  return {
    playing,
    speed,
    atStart: version === null || version <= first,
    atEnd,
    toggle: () => {
      if (version !== null && atEnd && !playing) onStep(first, 'play');
      setWanted(!playing);
    },
    stop: () => {
      setWanted(false);
    },
    faster: () => {
      setSpeed((now) => speeds[(speeds.indexOf(now) + 1) % speeds.length] ?? 1);
    },
    step: (steps) => {
      setWanted(false);
      if (version === null) return;
      const next = version + BigInt(steps);
      if (next >= first && next <= last) onStep(next, 'hand');
    },
  };
}
