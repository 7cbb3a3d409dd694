'use client';

import { useKeys } from '@/components/ui/use-keys.ts';
import type { HappenedScreen } from './use-happened-screen.ts';

/** The keys of the stream screen, by the time events happened. */
export function useHappenedKeys(screen: HappenedScreen): void {
  const { play, url, total, go, jump } = screen;
  const down = url.place.order === 'newest' ? -1 : 1;
  const step = (steps: 1 | -1) => (): void => {
    play.step(steps);
  };
  useKeys([
    { keys: 'ArrowRight', label: 'Next event as it happened', run: step(1) },
    { keys: 'ArrowLeft', label: 'Previous event as it happened', run: step(-1) },
    { keys: 'j', label: 'Event below', run: step(down) },
    { keys: 'k', label: 'Event above', run: step(down === 1 ? -1 : 1) },
    { keys: ' ', label: 'Play or pause', run: play.toggle },
    {
      keys: 'Home',
      label: 'First that happened',
      run: () => {
        go(0n, 'hand');
      },
    },
    {
      keys: 'End',
      label: 'Last that happened',
      run: () => {
        go(BigInt(Math.max(0, total - 1)), 'hand');
      },
    },
    {
      keys: '[',
      label: 'Previous change of the pinned field',
      run: () => {
        jump('previous');
      },
    },
    {
      keys: ']',
      label: 'Next change of the pinned field',
      run: () => {
        jump('next');
      },
    },
    {
      keys: 'c',
      label: 'By the time events were recorded',
      run: () => {
        url.push({ clock: 'recorded' });
      },
    },
  ]);
}
