'use client';

import { spotlight } from '@mantine/spotlight';
import { useRouter } from '@/components/ui/use-router.ts';
import { useKeyListener, useKeys, type KeyBinding } from '@/components/ui/use-keys.ts';
import { showAllKeys } from './all-keys-shown.ts';
import { commonLinks, storeLinks } from './nav-links.ts';
import type { Place } from './place.ts';

const ownsSlash: ReadonlySet<Place['section']> = new Set(['search', 'search-all', 'lookup']);

/** Where a page has a box of its own, the key belongs to it. */
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
  const common = commonLinks.map(({ keys, keyLabel, href }): KeyBinding => ({
    keys,
    label: keyLabel,
    run: () => {
      router.push(href);
    },
  }));
  const everywhere: readonly KeyBinding[] = [
    ...pages,
    ...common,
    ...(ownsSlash.has(place.section) ? [] : [goTo]),
    { keys: '.', label: 'Command palette (also Ctrl or ⌘ K)', run: spotlight.open },
    { keys: '?', label: 'All keys', run: showAllKeys },
  ];
  useKeys(everywhere.map((binding) => ({ ...binding, scope: 'everywhere' })));
}
