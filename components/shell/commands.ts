import type { StoreCard } from '@/lib/api/stores.ts';
import {
  connectPage,
  correlationPage,
  eventPage,
  eventsPage,
  storePage,
  storesPage,
  streamPage,
} from '@/lib/urls/pages.ts';
import { storeLinks } from './nav-links.ts';
import type { Place } from './place.ts';

export interface Command {
  readonly key: string;
  readonly label: string;
  readonly detail: string | null;
  readonly href: string;
}

export interface CommandGroup {
  readonly title: string;
  readonly commands: readonly Command[];
}

interface Asked {
  readonly place: Place;
  readonly stores: readonly Pick<StoreCard, 'id' | 'title'>[];
  readonly text: string;
}

/** Where a text may lead: pages whose name holds it, and what it would be as an id. */
export function commandsFor({ place, stores, text }: Asked): readonly CommandGroup[] {
  const wanted = text.trim();
  const fits = ({ label }: Command): boolean => label.toLowerCase().includes(wanted.toLowerCase());
  const ids = place.store === null ? stores.map(({ id }) => id) : [place.store];
  return [
    { title: 'By id', commands: wanted === '' ? [] : ids.flatMap((id) => byId(id, wanted)) },
    { title: 'Pages', commands: pagesOf(place).filter(fits) },
    { title: 'Stores', commands: stores.map(storeCommand).filter(fits) },
  ].filter(({ commands }) => commands.length > 0);
}

function pagesOf({ store }: Place): readonly Command[] {
  const own = store === null ? [] : storeLinks(store);
  return [
    ...own.map(({ label, href }) => ({ key: href, label, detail: `of ${store ?? ''}`, href })),
    { key: 'stores', label: 'All stores', detail: null, href: storesPage() },
    { key: 'connect', label: 'Connect a store', detail: null, href: connectPage() },
  ];
}

const storeCommand = ({ id, title }: Pick<StoreCard, 'id' | 'title'>): Command => ({
  key: `store ${id}`,
  label: title,
  detail: null,
  href: storePage(id),
});

function byId(store: string, id: string): readonly Command[] {
  const detail = `in ${store}`;
  return [
    { key: `stream ${store}`, label: `Stream ${id}`, detail, href: streamPage(store, id) },
    {
      key: `prefix ${store}`,
      label: `Events of streams that begin with ${id}`,
      detail,
      href: eventsPage(store, { prefix: id }),
    },
    { key: `event ${store}`, label: `Event ${id}`, detail, href: eventPage(store, id) },
    {
      key: `correlation ${store}`,
      label: `Correlation ${id}`,
      detail: `starting from ${store}, in all stores`,
      href: correlationPage(store, id),
    },
  ];
}
