'use client';

import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';
import { AllKeys } from './all-keys.tsx';
import { CommandPalette } from './command-palette.tsx';
import { Header } from './header.tsx';
import { placeOf } from './place.ts';
import { SideNav } from './side-nav.tsx';
import { useShellKeys } from './use-shell-keys.ts';
import classes from './shell.module.css';

/** What stands around every page: where one is, where one can go, and the keys. */
export function AppFrame({ children }: { readonly children: ReactNode }) {
  const place = placeOf(usePathname());
  useShellKeys(place);
  return (
    <div className={classes.frame} data-store={place.store !== null || undefined}>
      <a className={classes.skip} href="#content">
        Skip to the content
      </a>
      <Header place={place} />
      <SideNav place={place} />
      <main id="content" className={classes.main} tabIndex={-1}>
        {children}
      </main>
      <CommandPalette place={place} />
      <AllKeys />
    </div>
  );
}
