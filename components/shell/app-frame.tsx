'use client';

import dynamic from 'next/dynamic';
import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';
import { Header } from './header.tsx';
import { PinnedBanner } from './pinned-banner.tsx';
import { placeOf } from './place.ts';
import { SideNav } from './side-nav.tsx';
import { useLastStore } from './use-last-store.ts';
import { useShellKeys } from './use-shell-keys.ts';
import classes from './shell.module.css';

/** Loaded beside the page and not before it: nobody types into it in the first moment. */
const CommandPalette = dynamic(
  () => import('./command-palette.tsx').then((module) => module.CommandPalette),
  { ssr: false },
);

const AllKeys = dynamic(() => import('./all-keys.tsx').then((module) => module.AllKeys), {
  ssr: false,
});

/** What stands around every page: where one is, where one can go, and the keys. */
export function AppFrame({ children }: { readonly children: ReactNode }) {
  const place = placeOf(usePathname());
  useShellKeys(place);
  useLastStore(place.store);
  return (
    <div className={classes.frame} data-store={place.store !== null || undefined}>
      <a className={classes.skip} href="#content">
        Skip to the content
      </a>
      <Header place={place} />
      <PinnedBanner place={place} />
      <SideNav place={place} />
      <main id="content" className={classes.main} tabIndex={-1}>
        {children}
      </main>
      <CommandPalette place={place} />
      <AllKeys />
    </div>
  );
}
