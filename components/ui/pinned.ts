'use client';

import { useSearchParams } from 'next/navigation';
import { asOfIn, withAsOf, withoutAsOf } from '@/lib/urls/as-of.ts';

/** The time that everything on screen is shown as of; null: now. */
export const usePinned = (): string | null => asOfIn(new URLSearchParams(useSearchParams()));

/** As `usePinned` outside of a render. */
export const pinnedNow = (): string | null =>
  typeof window === 'undefined' ? null : asOfIn(new URLSearchParams(window.location.search));

/** The address with the moment that the page is pinned to. */
export const keepPinned = (href: string): string => withAsOf(href, pinnedNow());

/**
 * Shows everything as of another time, null: now. The page is loaded anew, because nothing that was
 * read of one moment may stand beside another.
 */
export function pin(time: string | null): void {
  const { pathname, search, hash } = window.location;
  window.location.assign(withAsOf(withoutAsOf(pathname + search + hash), time));
}
