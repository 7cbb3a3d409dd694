import { streamPage } from '@/lib/urls/pages.ts';
import { storeLinks } from './nav-links.ts';
import type { Place } from './place.ts';

export interface Crumb {
  readonly label: string;
  /** Null for the page one is on. */
  readonly href: string | null;
  /** An id, to be shortened where room is scarce. */
  readonly isId: boolean;
}

const parts: Readonly<Record<string, string>> = {
  fields: 'Field history',
  'what-if': 'What if',
  when: 'When',
};

/** The way to a page from its store, which stands before it in the header. */
export function crumbsOf({ store, section, item, part }: Place): readonly Crumb[] {
  if (store === null || section === 'overview') return [];
  const list = sectionCrumb(store, section);
  if (item === null) return list === null ? [] : [{ ...list, href: null }];
  const own = { label: item, href: part === null ? null : streamPage(store, item), isId: true };
  const below = part === null ? [] : [{ label: partLabel(part), href: null, isId: false }];
  return [...(list === null ? [] : [list]), own, ...below];
}

const partLabel = (part: string): string =>
  (Object.hasOwn(parts, part) ? parts[part] : undefined) ?? part;

function sectionCrumb(store: string, section: Place['section']): Crumb | null {
  if (section === 'correlation') return { label: 'Correlation', href: null, isId: false };
  const link = storeLinks(store).find((each) => each.section === section);
  return link === undefined ? null : { label: link.label, href: link.href, isId: false };
}
