'use client';

import { Menu } from '@mantine/core';
import { IconChevronDown, IconDatabase, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@/components/ui/link.tsx';
import { SafeText } from '@/components/ui/safe-text.tsx';
import type { StoreCard } from '@/lib/api/stores.ts';
import { connectPage, storePage, storesPage } from '@/lib/urls/pages.ts';
import type { Place } from './place.ts';
import { storesQuery } from './queries.ts';
import { healthWord } from './store-health.ts';
import classes from './header.module.css';

/** The store one is in, and all others. */
export function StoreSwitcher({ place }: { readonly place: Place }) {
  const { data } = useQuery(storesQuery());
  const stores = data?.stores ?? [];
  const here = stores.find((store) => store.id === place.store);
  return (
    <Menu position="bottom-start" width={320} transitionProps={{ duration: 0 }}>
      <Menu.Target>
        <button type="button" className={classes.store} aria-label={labelOf(place, here)}>
          {here === undefined ? (
            <IconDatabase className={classes.noStore} size={15} stroke={1.6} aria-hidden="true" />
          ) : (
            <Dot store={here} />
          )}
          <span className={classes.storeName}>
            <SafeText>{here?.title ?? place.store ?? 'All stores'}</SafeText>
          </span>
          {here === undefined ? null : (
            <span className={classes.storeFacts}>
              {here.engine} · {healthWord(here).words}
            </span>
          )}
          <IconChevronDown size={14} aria-hidden="true" />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {stores.map((store) => (
          <Menu.Item
            key={store.id}
            component={Link}
            href={storePage(store.id)}
            leftSection={<Dot store={store} />}
            rightSection={<span className={classes.quiet}>{store.layout}</span>}
          >
            <SafeText>{store.title}</SafeText>
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item component={Link} href={storesPage()}>
          All stores
        </Menu.Item>
        <Menu.Item component={Link} href={connectPage()} leftSection={<IconPlus size={14} />}>
          Connect a store
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function labelOf(place: Place, here: StoreCard | undefined): string {
  if (here === undefined) return place.store ?? 'Choose a store';
  return `Store ${here.title}, ${healthWord(here).words}; choose another`;
}

function Dot({ store }: { readonly store: StoreCard }) {
  return <span className={classes.dot} data-tone={healthWord(store).tone} aria-hidden="true" />;
}
