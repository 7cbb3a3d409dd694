'use client';

import { useSyncExternalStore } from 'react';
import { localZone } from '@/lib/time/zone.ts';

const never = (): (() => void) => () => undefined;

/** The reader's time zone; UTC while the page is rendered on the server, so that both agree at first. */
export function useReaderZone(): string {
  return useSyncExternalStore(never, localZone, () => 'UTC');
}
