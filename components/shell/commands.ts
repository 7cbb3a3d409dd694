import type { StoreCard } from '@/lib/api/stores.ts';
import type { KeyBinding } from '@/components/ui/use-keys.ts';
import { parseMoment, printMoment } from '@/lib/time/moment.ts';
import {
  comparePage,
  connectPage,
  correlationPage,
  eventPage,
  eventsPage,
  fieldPage,
  lookupPage,
  searchPage,
  storePage,
  storesPage,
  streamPage,
  whatIfPage,
  whenPage,
} from '@/lib/urls/pages.ts';
import { keyName } from './key-name.ts';
import { storeLinks } from './nav-links.ts';
import type { Place } from './place.ts';

/** Something the palette leads to: an address, or what a key of the page does. */
export type Command = {
  readonly key: string;
  readonly label: string;
  readonly detail: string | null;
} & ({ readonly href: string } | { readonly run: () => void });

export interface CommandGroup {
  readonly title: string;
  readonly commands: readonly Command[];
}

type NamedStore = Pick<StoreCard, 'id' | 'title'>;

export interface FoundStream {
  readonly store: string;
  readonly streamId: string;
  readonly lastVersion: string | null;
}

/** What is known of the streams whose id begins with the text. */
export interface StreamLookup {
  readonly found: readonly FoundStream[];
  /** False while stores are being asked, and when one could not answer. */
  readonly complete: boolean;
}

interface Asked {
  readonly place: Place;
  readonly stores: readonly NamedStore[];
  readonly text: string;
  readonly lookup: StreamLookup;
  /** Of the reader, for times written without one. */
  readonly zone: string;
  /** What the keys of this page do. */
  readonly bindings: readonly KeyBinding[];
}

/** Where a text may lead, surest first: moments, pages, stores, streams that exist, ids that may. */
export function commandsFor(asked: Asked): readonly CommandGroup[] {
  const { place, stores } = asked;
  const text = asked.text.trim();
  const fits = ({ label }: Command): boolean => label.toLowerCase().includes(text.toLowerCase());
  const pages = { title: 'Pages', commands: pagesOf(place, stores).filter(fits) };
  const actions = { title: 'On this page', commands: actionsOf(asked.bindings).filter(fits) };
  return [
    { title: 'Moment', commands: momentsOf(place, text, asked.zone) },
    { title: 'This stream', commands: streamCommands(place).filter(fits) },
    // Whoever has typed nothing wants to go somewhere; whoever types may want to do something.
    ...(text === '' ? [pages, actions] : [actions, pages]),
    { title: 'Stores', commands: stores.map(storeCommand).filter(fits) },
    { title: 'Streams', commands: text === '' ? [] : streamsOf({ ...asked, text }) },
    { title: 'By id', commands: text === '' ? [] : byId(place, stores, text) },
  ].filter(({ commands }) => commands.length > 0);
}

/** The stores an id may be in: the one the reader is in, outside of one all that are open. */
export const storesAsked = (
  { store }: Place,
  stores: readonly Pick<StoreCard, 'id' | 'state'>[],
): readonly string[] =>
  store === null ? stores.filter(({ state }) => state === 'open').map(({ id }) => id) : [store];

function momentsOf({ store, section, item }: Place, text: string, zone: string): Command[] {
  if (store === null || section !== 'streams' || item === null || text === '') return [];
  const parsed = parseMoment(/^\d{1,3}$/.test(text) ? `v${text}` : text, zone);
  const at = parsed.ok ? printMoment(parsed.moment) : null;
  if (at === null || at === 'previous') return [];
  const href = streamPage(store, item, { at });
  return [{ key: 'moment', label: `Go to ${at}`, detail: `of ${item}`, href }];
}

/** What the keys of the page do; those that work everywhere lead to what is told as pages. */
function actionsOf(bindings: readonly KeyBinding[]): readonly Command[] {
  const own = bindings.filter(({ scope }) => scope !== 'everywhere');
  // Of two for the same key the later one is in force.
  const inForce = new Map(own.map((binding) => [binding.keys, binding]));
  return [...inForce.values()].map(({ keys, label, run }) => ({
    key: `key ${keys}`,
    label,
    detail: keyWords(keys),
    run,
  }));
}

const keyWords = (keys: string): string =>
  keys === ' ' ? 'Space' : keys.split(' ').map(keyName).join(' ');

/** The pages about the stream that the reader is at. */
function streamCommands({ store, section, item }: Place): readonly Command[] {
  if (store === null || section !== 'streams' || item === null) return [];
  const pages: readonly (readonly [string, string])[] = [
    ['Timeline and state', streamPage(store, item)],
    ['Field history', fieldPage(store, item)],
    ['When did something hold?', whenPage(store, item)],
    ['What if …', whatIfPage(store, item)],
    ['Compare with another stream', comparePage(store, { stream: [item] })],
  ];
  return pages.map(([label, href]) => ({ key: href, label, detail: `of ${item}`, href }));
}

function pagesOf({ store }: Place, stores: readonly NamedStore[]): readonly Command[] {
  const own = store === null ? [] : storeLinks(store);
  return [
    ...own.map(({ label, href }) => ({
      key: href,
      label,
      detail: `of ${titleOf(stores, store ?? '')}`,
      href,
    })),
    {
      key: 'search-all',
      label: 'Search all stores',
      detail: null,
      href: searchPage(null),
    },
    { key: 'lookup', label: 'Lookup', detail: 'who has or had a value', href: lookupPage() },
    { key: 'stores', label: 'All stores', detail: null, href: storesPage() },
    { key: 'connect', label: 'Connect a store', detail: null, href: connectPage() },
  ];
}

const storeCommand = ({ id, title }: NamedStore): Command => ({
  key: `store ${id}`,
  label: title,
  detail: null,
  href: storePage(id),
});

/** The streams that begin with the text; the text itself as well while nobody knows that it is none. */
function streamsOf({ place, stores, text, lookup }: Asked): readonly Command[] {
  const found = lookup.found.map(({ store, streamId, lastVersion }) => {
    const reach = lastVersion === null ? '' : ` · up to v${lastVersion}`;
    return streamCommand(store, streamId, `in ${titleOf(stores, store)}${reach}`);
  });
  const { store } = place;
  const known = lookup.complete || lookup.found.some(({ streamId }) => streamId === text);
  if (store === null || known) return found;
  return [streamCommand(store, text, `in ${titleOf(stores, store)}, if there is one`), ...found];
}

const streamCommand = (store: string, streamId: string, detail: string): Command => ({
  key: `stream ${store} ${streamId}`,
  label: streamId,
  detail,
  href: streamPage(store, streamId),
});

function byId({ store }: Place, stores: readonly NamedStore[], id: string): readonly Command[] {
  const ids = store === null ? stores.map((each) => each.id) : [store];
  const [first] = ids;
  if (first === undefined) return [];
  return [
    ...ids.map((each) => ({
      key: `event ${each}`,
      label: `Event ${id}`,
      detail: `in ${titleOf(stores, each)}`,
      href: eventPage(each, id),
    })),
    {
      key: 'correlation',
      label: `Correlation ${id}`,
      detail: 'in all stores',
      href: correlationPage(first, id),
    },
    ...ids.map((each) => ({
      key: `prefix ${each}`,
      label: `Events of streams that begin with ${id}`,
      detail: `in ${titleOf(stores, each)}`,
      href: eventsPage(each, { prefix: id }),
    })),
  ];
}

const titleOf = (stores: readonly NamedStore[], id: string): string =>
  stores.find((store) => store.id === id)?.title ?? id;
