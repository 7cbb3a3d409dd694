'use client';

import { useSyncExternalStore } from 'react';
import { localZone } from '@/lib/time/zone.ts';
import { keepText, keptText, watchKept } from './kept-in-browser.ts';

export type ZoneChoice = 'local' | 'utc';

const key = 'backstory-zone';

const shownZone = (): string => (keptText(key) === 'utc' ? 'UTC' : localZone());

/** The zone times are shown in; UTC while the page is rendered on the server, so that both agree at first. */
export function useReaderZone(): string {
  return useSyncExternalStore(watchKept, shownZone, () => 'UTC');
}

/** Where the reader's own clock stands, whatever they chose. */
export function useOwnZone(): string {
  return useSyncExternalStore(watchKept, localZone, () => 'UTC');
}

/** Shows all times in UTC, or in the reader's zone again; kept in this browser. */
export const chooseZone = (choice: ZoneChoice): void => {
  keepText(key, choice);
};
