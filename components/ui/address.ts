import { keepPinned } from './pinned.ts';

/** Puts a new entry into the history without loading a page; the pinned moment stays. */
export function pushAddress(href: string): void {
  window.history.pushState(null, '', keepPinned(href));
}

/** As `pushAddress` in place of the entry there is. */
export function replaceAddress(href: string): void {
  window.history.replaceState(null, '', keepPinned(href));
}
