import { tildeDecode } from '@/lib/urls/tilde.ts';

export type Section =
  'stores' | 'overview' | 'events' | 'streams' | 'types' | 'correlation' | 'other';

/** Where a page stands in the product, read from its path. */
export interface Place {
  /** Null outside a store. */
  readonly store: string | null;
  readonly section: Section;
}

const sections: Readonly<Record<string, Section>> = {
  events: 'events',
  streams: 'streams',
  types: 'types',
  correlations: 'correlation',
};

export function placeOf(pathname: string): Place {
  const [root, store, section] = pathname.split('/').filter((part) => part !== '');
  if (root === undefined) return { store: null, section: 'stores' };
  if (root !== 'stores') return { store: null, section: 'other' };
  if (store === undefined || store === 'new') return { store: null, section: 'stores' };
  const id = tildeDecode(store) ?? store;
  if (section === undefined) return { store: id, section: 'overview' };
  return { store: id, section: sections[section] ?? 'other' };
}
