'use client';

import { pushAddress, replaceAddress } from '@/components/ui/address.ts';
import { useSearchParams } from 'next/navigation';
import { useReaderZone } from '@/components/ui/use-reader-zone.ts';
import { searchPage } from '@/lib/urls/pages.ts';
import type { FoundEvent } from './found-event.ts';

export interface SearchPlace {
  /** Null before anything was asked. */
  readonly q: string | null;
  readonly zone: string;
  /** Position the answer is pinned to; null for the head now. */
  readonly head: string | null;
  /** Id of the event shown beside the list. */
  readonly event: string | null;
  /** Store of that event, where several are searched. */
  readonly eventStore: string | null;
  /** Asks something, of the log as it is now. */
  readonly ask: (q: string) => void;
  readonly show: (event: FoundEvent) => void;
}

/** The search in the address. Showing an event leaves no step in the history; a question does. */
export function useSearchPlace(store: string | null): SearchPlace {
  const search = useSearchParams();
  const readerZone = useReaderZone();
  const q = search.get('q');
  const [zone, head] = [search.get('zone'), search.get('head')];
  return {
    q,
    zone: zone ?? readerZone,
    head,
    event: search.get('event'),
    eventStore: store ?? search.get('in'),
    ask(text) {
      pushAddress(searchPage(store, { q: text, zone }));
    },
    show({ id, store: of }) {
      const view = { q, zone, head, event: id, in: store === null ? of : null };
      replaceAddress(searchPage(store, view));
    },
  };
}
