'use client';

import { ActionIcon, useMantineColorScheme, type MantineColorScheme } from '@mantine/core';
import { useMounted } from '@mantine/hooks';
import {
  IconDeviceDesktop,
  IconKeyboard,
  IconMoon,
  IconSearch,
  IconSun,
} from '@tabler/icons-react';
import { spotlight } from '@mantine/spotlight';
import { Link } from '@/components/ui/link.tsx';
import { Kbd } from '@/components/ui/kbd.tsx';
import { lookupPage, searchPage, storesPage } from '@/lib/urls/pages.ts';
import { Breadcrumb } from './breadcrumb.tsx';
import { Logo } from './logo.tsx';
import { PinControl } from './pin-control.tsx';
import type { Place } from './place.ts';
import { showAllKeys } from './all-keys-shown.ts';
import { StoreSwitcher } from './store-switcher.tsx';
import { ZoneButton } from './zone-button.tsx';
import classes from './header.module.css';

export function Header({ place }: { readonly place: Place }) {
  return (
    <header className={classes.header}>
      <Link className={classes.brand} href={storesPage()} aria-label="Backstory, all stores">
        <Logo />
        <span>Backstory</span>
      </Link>
      <StoreSwitcher place={place} />
      <Breadcrumb place={place} />
      {place.store === null ? <Across section={place.section} /> : null}
      <button
        type="button"
        className={classes.search}
        aria-label="Go to a stream, an event or a page"
        onClick={spotlight.open}
      >
        <IconSearch size={15} stroke={1.7} aria-hidden="true" />
        <span>Go to a stream, an event, a page …</span>
        <Kbd>/</Kbd>
      </button>
      <div className={classes.tools}>
        <PinControl />
        <ZoneButton />
        <SchemeButton />
        <ActionIcon
          variant="subtle"
          color="gray"
          className={classes.keys}
          aria-label="All keys"
          title="All keys (?)"
          onClick={showAllKeys}
        >
          <IconKeyboard size={18} stroke={1.6} />
        </ActionIcon>
      </div>
    </header>
  );
}

/** Outside a store no navigation stands at the side. */
function Across({ section }: Pick<Place, 'section'>) {
  return (
    <>
      {section === 'search-all' ? null : (
        <Link className={classes.lookup} href={searchPage(null)}>
          Search
        </Link>
      )}
      {section === 'lookup' ? null : (
        <Link className={classes.lookup} href={lookupPage()}>
          Lookup
        </Link>
      )}
    </>
  );
}

const schemes: Readonly<
  Record<
    MantineColorScheme,
    { readonly next: MantineColorScheme; readonly words: string; readonly icon: typeof IconSun }
  >
> = {
  auto: { next: 'light', words: 'as the system', icon: IconDeviceDesktop },
  light: { next: 'dark', words: 'light', icon: IconSun },
  dark: { next: 'auto', words: 'dark', icon: IconMoon },
};

function SchemeButton() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  // The server does not know the reader's choice: the first picture is the same on both sides.
  const { next, words, icon: Icon } = schemes[useMounted() ? colorScheme : 'auto'];
  const label = `Colours: ${words}; switch to ${schemes[next].words}`;
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      aria-label={label}
      title={label}
      onClick={() => {
        setColorScheme(next);
      }}
    >
      <Icon size={18} stroke={1.6} />
    </ActionIcon>
  );
}
