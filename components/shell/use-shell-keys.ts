'use client';

import { spotlight } from '@mantine/spotlight';
import { useRouter } from 'next/navigation';
import { useKeyListener, useKeys, type KeyBinding } from '@/components/ui/use-keys.ts';
import { storesPage } from '@/lib/urls/pages.ts';
import { showAllKeys } from './all-keys-shown.ts';
import { storeLinks } from './nav-links.ts';
import type { Place } from './place.ts';

/** On the search page the key belongs to its box. */
const goTo: KeyBinding = {
  keys: '/',
  label: 'Go to a stream, an event or a page',
  run: spotlight.open,
};

/** The keys that work on every page. */
export function useShellKeys(place: Place): void {
  const router = useRouter();
  useKeyListener();
  const links = place.store === null ? [] : storeLinks(place.store);
  const pages = links.map(({ keys, label, href }): KeyBinding => ({
    keys,
    label: `${label} of this store`,
    run: () => {
      router.push(href);
    },
  }));
  useKeys([
    ...pages,
    {
      keys: 'g a',
      label: 'All stores',
      run: () => {
        router.push(storesPage());
      },
    },
    ...(place.section === 'search' ? [] : [goTo]),
    { keys: '.', label: 'Command palette (also Ctrl or ⌘ K)', run: spotlight.open },
    { keys: '?', label: 'All keys', run: showAllKeys },
  ]);
}
