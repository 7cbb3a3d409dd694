'use client';

import { useSyncExternalStore } from 'react';
import { keepText, keptText, watchKept } from '@/components/ui/kept-in-browser.ts';

export const densities = ['comfortable', 'compact'] as const;
export type Density = (typeof densities)[number];

const key = 'backstory-density';

const chosen = (): Density => (keptText(key) === 'compact' ? 'compact' : 'comfortable');

/** How close the rows of an answer stand; kept in this browser. */
export const useDensity = (): Density =>
  useSyncExternalStore(watchKept, chosen, () => 'comfortable');

export const chooseDensity = (density: Density): void => {
  keepText(key, density);
};
