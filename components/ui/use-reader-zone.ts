'use client';

import { useSyncExternalStore } from 'react';
import { localZone } from '@/lib/time/zone.ts';

export type ZoneChoice = 'local' | 'utc';

const key = 'backstory-zone';
const watchers = new Set<() => void>();

function subscribe(watcher: () => void): () => void {
  watchers.add(watcher);
  window.addEventListener('storage', watcher);
  return () => {
    watchers.delete(watcher);
    window.removeEventListener('storage', watcher);
  };
}

/** The choice of this page where the browser keeps nothing for it. */
let unkept: ZoneChoice = 'local';

function chosen(): ZoneChoice {
  try {
    return window.localStorage.getItem(key) === 'utc' ? 'utc' : 'local';
  } catch {
    return unkept;
  }
}

function keep(choice: ZoneChoice): void {
  unkept = choice;
  try {
    window.localStorage.setItem(key, choice);
  } catch {
    // Storage may be switched off; the choice then lasts as long as the page.
    return;
  }
}

const shownZone = (): string => (chosen() === 'utc' ? 'UTC' : localZone());

/** The zone times are shown in; UTC while the page is rendered on the server, so that both agree at first. */
export function useReaderZone(): string {
  return useSyncExternalStore(subscribe, shownZone, () => 'UTC');
}

/** Where the reader's own clock stands, whatever they chose. */
export function useOwnZone(): string {
  return useSyncExternalStore(subscribe, localZone, () => 'UTC');
}

/** Shows all times in UTC, or in the reader's zone again; kept in this browser. */
export function chooseZone(choice: ZoneChoice): void {
  keep(choice);
  for (const watcher of watchers) watcher();
}
