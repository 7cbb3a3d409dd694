import { readSearch, type SearchSource } from '@/lib/urls/search-string.ts';

export const streamTabs = ['state', 'changes', 'event', 'raw', 'causes'] as const;
export type Clock = 'recorded' | 'occurred';
export type StreamTab = (typeof streamTabs)[number];

/** What the URL of a stream says: the moment, what it is compared with, and how it is looked at. */
export interface StreamPlace {
  /** `v42`, `p…` or a time; null = the head. */
  readonly at: string | null;
  /** As `at`, or `previous`; null = nothing is compared. */
  readonly against: string | null;
  /** Path of the pinned field. */
  readonly path: string | null;
  /** What folds the stream: the hash of a version or `inferred`; null = the active version. */
  readonly reducer: string | null;
  /** What the other side of a comparison is folded by; null = as this one. */
  readonly againstReducer: string | null;
  readonly tab: StreamTab;
  readonly order: 'newest' | 'oldest';
  /** Whose time orders the events: that of the store, or the one at which they happened. */
  readonly clock: Clock;
}

/** Unknown values fall back to what the screen shows by itself; a repeated name counts once. */
export function readPlace(search: SearchSource): StreamPlace {
  const values = readSearch(search);
  const text = (name: string): string | null => {
    const value = values[name];
    const first = Array.isArray(value) ? value[0] : value;
    return first === undefined || first === '' ? null : first;
  };
  const tab = text('tab');
  return {
    at: text('at'),
    against: text('against'),
    path: text('path'),
    reducer: text('reducer'),
    againstReducer: text('againstReducer'),
    tab: streamTabs.find((known) => known === tab) ?? 'state',
    order: text('order') === 'oldest' ? 'oldest' : 'newest',
    clock: text('clock') === 'occurred' ? 'occurred' : 'recorded',
  };
}

/** The parts that differ from what the screen shows by itself, for `streamPage`. */
export function writePlace(place: StreamPlace) {
  return {
    at: place.at,
    against: place.against,
    path: place.path,
    reducer: place.reducer,
    againstReducer: place.againstReducer,
    tab: place.tab === 'state' ? null : place.tab,
    order: place.order === 'newest' ? null : place.order,
    clock: place.clock === 'recorded' ? null : place.clock,
  };
}

export const versionAt = (version: bigint): string => `v${String(version)}`;

/** The version that `v42` names; null for any other moment. */
export function namedVersion(at: string | null): bigint | null {
  const digits = /^v(-?\d{1,19})$/.exec(at ?? '')?.[1];
  return digits === undefined ? null : BigInt(digits);
}
