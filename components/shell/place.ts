import { tildeDecode } from '@/lib/urls/tilde.ts';

export type Section =
  | 'stores'
  | 'lookup'
  | 'search-all'
  | 'overview'
  | 'search'
  | 'events'
  | 'streams'
  | 'types'
  | 'reducers'
  | 'live'
  | 'health'
  | 'correlation'
  | 'other';

/** Where a page stands in the product, read from its path. */
export interface Place {
  /** Null outside a store. */
  readonly store: string | null;
  readonly section: Section;
  /** The stream, event, type or correlation the page is about; null on lists. */
  readonly item: string | null;
  /** The page below the item's own, as in the address: `fields`. */
  readonly part: string | null;
}

const sections: Readonly<Record<string, Section>> = {
  search: 'search',
  events: 'events',
  streams: 'streams',
  types: 'types',
  reducers: 'reducers',
  live: 'live',
  health: 'health',
  correlations: 'correlation',
};

export function placeOf(pathname: string): Place {
  const [root, store, section, item, part] = pathname.split('/').filter((text) => text !== '');
  if (root === undefined) return outside('stores');
  if (root === 'lookup') return outside('lookup');
  if (root === 'search') return outside('search-all');
  if (root !== 'stores') return outside('other');
  if (store === undefined || store === 'new') return outside('stores');
  return {
    store: decoded(store),
    section: section === undefined ? 'overview' : sectionOf(section),
    item: item === undefined ? null : decoded(item),
    part: part ?? null,
  };
}

const outside = (section: Section): Place => ({ store: null, section, item: null, part: null });

const sectionOf = (word: string): Section =>
  (Object.hasOwn(sections, word) ? sections[word] : undefined) ?? 'other';

const decoded = (segment: string): string => tildeDecode(segment) ?? segment;
