'use client';

import { useKeys } from '@/components/ui/use-keys.ts';
import { neighbour } from './playhead.ts';
import { versionAt } from './stream-place.ts';
import type { StreamScreen } from './use-stream-screen.ts';

/** The keys of the stream screen; each has a button or a row that does the same. */
export function useStreamKeys(screen: StreamScreen, prompt: (kind: 'version' | 'time') => void) {
  const { play, playhead, reach, marks, url, event } = screen;
  const newestFirst = url.place.order === 'newest';
  const jump = (direction: 'previous' | 'next'): void => {
    jumpChange(screen, direction);
  };
  const compareFromHere = (): void => {
    if (playhead.version !== null) {
      url.push({ against: versionAt(playhead.version), tab: 'changes' });
    }
  };
  const pin = (): void => {
    const first = screen.moment.state?.changes[0]?.path;
    url.push({ path: url.place.path === null ? (first ?? null) : null });
  };
  useKeys([
    {
      keys: 'ArrowRight',
      label: 'Next event in time',
      run: () => {
        play.step(1);
      },
    },
    {
      keys: 'ArrowLeft',
      label: 'Previous event in time',
      run: () => {
        play.step(-1);
      },
    },
    {
      keys: 'j',
      label: 'Event below',
      run: () => {
        play.step(newestFirst ? -1 : 1);
      },
    },
    {
      keys: 'k',
      label: 'Event above',
      run: () => {
        play.step(newestFirst ? 1 : -1);
      },
    },
    { keys: ' ', label: 'Play or pause', run: play.toggle },
    {
      keys: 'Home',
      label: 'First event',
      run: () => {
        if (reach !== null) playhead.go(reach.first);
      },
    },
    {
      keys: 'End',
      label: 'Last event',
      run: () => {
        if (reach !== null) playhead.go(reach.last);
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
      label: 'By the time events happened',
      run: () => {
        url.push({ clock: 'occurred' });
      },
    },
    { keys: 'd', label: 'Compare from here', run: compareFromHere },
    { keys: 'p', label: 'Pin the changed field, or unpin', run: pin },
    {
      keys: 'g v',
      label: 'Go to a version',
      run: () => {
        prompt('version');
      },
    },
    {
      keys: 'g t',
      label: 'Go to a time',
      run: () => {
        prompt('time');
      },
    },
    {
      keys: 'Escape',
      label: 'Stop comparing',
      run: () => {
        url.push({ against: null });
      },
    },
  ]);
  return { jump, marks, event };
}

/** To the next version that changed the pinned field, where there is one. */
export function jumpChange(screen: StreamScreen, direction: 'previous' | 'next'): void {
  const { marks, playhead } = screen;
  if (playhead.version === null) return;
  const to = neighbour(marks, playhead.version, direction);
  if (to !== null) playhead.go(to);
}
