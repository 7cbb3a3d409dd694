import {
  eventsPage,
  healthPage,
  livePage,
  lookupPage,
  reducersPage,
  searchPage,
  storePage,
  storesPage,
  streamsPage,
  typesPage,
} from '@/lib/urls/pages.ts';
import type { Section } from './place.ts';

export interface NavLink {
  readonly section: Section;
  readonly label: string;
  readonly href: string;
  /** As `useKeys` reads it. */
  readonly keys: string;
}

/** The pages of a store, in the order of the navigation. */
export const storeLinks = (store: string): readonly NavLink[] => [
  { section: 'overview', label: 'Overview', href: storePage(store), keys: 'g o' },
  { section: 'search', label: 'Search', href: searchPage(store), keys: 'g f' },
  { section: 'events', label: 'Events', href: eventsPage(store), keys: 'g e' },
  { section: 'streams', label: 'Streams', href: streamsPage(store), keys: 'g s' },
  { section: 'types', label: 'Types', href: typesPage(store), keys: 'g y' },
  { section: 'live', label: 'Live', href: livePage(store), keys: 'g w' },
  { section: 'health', label: 'Health', href: healthPage(store), keys: 'g h' },
  { section: 'reducers', label: 'Reducers', href: reducersPage(store), keys: 'g r' },
];

export interface CommonLink extends NavLink {
  /** What its keys do, in the list of all keys. */
  readonly keyLabel: string;
}

/** The pages that are of no single store. */
export const commonLinks: readonly CommonLink[] = [
  {
    section: 'search-all',
    label: 'Search all',
    keyLabel: 'Search all stores',
    href: searchPage(null),
    keys: 'g q',
  },
  {
    section: 'lookup',
    label: 'Lookup',
    keyLabel: 'Lookup in all stores',
    href: lookupPage(),
    keys: 'g l',
  },
  { section: 'stores', label: 'Stores', keyLabel: 'All stores', href: storesPage(), keys: 'g a' },
];
