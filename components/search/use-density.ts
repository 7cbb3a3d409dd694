'use client';

import { useSyncExternalStore } from 'react';

export const densities = ['comfortable', 'compact'] as const;
export type Density = (typeof densities)[number];

const key = 'backstory-density';
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
let unkept: Density = 'comfortable';

function chosen(): Density {
  try {
    return window.localStorage.getItem(key) === 'compact' ? 'compact' : 'comfortable';
  } catch {
    return unkept;
  }
}

/** How close the rows of an answer stand; kept in this browser. */
export const useDensity = (): Density =>
  useSyncExternalStore(subscribe, chosen, () => 'comfortable');

export function chooseDensity(density: Density): void {
  unkept = density;
  try {
    window.localStorage.setItem(key, density);
  } catch {
    // Storage may be switched off; the choice then lasts as long as the page.
  }
  for (const watcher of watchers) watcher();
}
