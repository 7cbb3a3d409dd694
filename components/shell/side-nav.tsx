'use client';

import {
  IconActivity,
  IconAffiliate,
  IconCategory,
  IconChartHistogram,
  IconDatabase,
  IconFunction,
  IconHeartbeat,
  IconList,
  IconListSearch,
  IconSearch,
  IconUserSearch,
} from '@tabler/icons-react';
import { Link } from '@/components/ui/link.tsx';
import { commonLinks, storeLinks, type NavLink } from './nav-links.ts';
import type { Place, Section } from './place.ts';
import classes from './shell.module.css';

const icons: Readonly<Partial<Record<Section, typeof IconList>>> = {
  stores: IconDatabase,
  lookup: IconUserSearch,
  'search-all': IconListSearch,
  overview: IconChartHistogram,
  search: IconSearch,
  events: IconList,
  streams: IconAffiliate,
  types: IconCategory,
  reducers: IconFunction,
  live: IconActivity,
  health: IconHeartbeat,
};

/** The pages of the store one is in: beside the content, below it on a narrow screen. */
export function SideNav({ place }: { readonly place: Place }) {
  if (place.store === null) return null;
  const links = storeLinks(place.store);
  return (
    <nav className={classes.nav} aria-label="Pages of the store">
      <span className={classes.navTitle}>Store</span>
      {links.map((link) => (
        <Item key={link.section} link={link} here={link.section === place.section} />
      ))}
      <span className={classes.navTitle}>All</span>
      {commonLinks.map((link) => (
        <Item key={link.section} link={link} here={link.section === place.section} />
      ))}
    </nav>
  );
}

function Item({ link, here }: { readonly link: NavLink; readonly here: boolean }) {
  const Icon = icons[link.section] ?? IconList;
  return (
    <Link
      className={classes.navLink}
      href={link.href}
      prefetch={false}
      aria-current={here ? 'page' : undefined}
    >
      <Icon size={17} stroke={1.6} aria-hidden="true" />
      <span>{link.label}</span>
      <kbd>{link.keys}</kbd>
    </Link>
  );
}
