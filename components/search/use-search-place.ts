'use client';

import { pushAddress, replaceAddress } from '@/components/ui/address.ts';
import { useSearchParams } from 'next/navigation';
import { useReaderZone } from '@/components/ui/use-reader-zone.ts';
import { searchPage } from '@/lib/urls/pages.ts';

export interface SearchPlace {
  /** Null before anything was asked. */
  readonly q: string | null;
  readonly zone: string;
  /** Position the answer is pinned to; null for the head now. */
  readonly head: string | null;
  /** Id of the event shown beside the list. */
  readonly event: string | null;
  /** Asks something, of the log as it is now. */
  readonly ask: (q: string) => void;
  readonly show: (event: string) => void;
}

/** The search in the address. Showing an event leaves no step in the history; a question does. */
export function useSearchPlace(store: string): SearchPlace {
  const search = useSearchParams();
  const readerZone = useReaderZone();
  const q = search.get('q');
  const [zone, head] = [search.get('zone'), search.get('head')];
  return {
    q,
    zone: zone ?? readerZone,
    head,
    event: search.get('event'),
    ask(text) {
      pushAddress(searchPage(store, { q: text, zone }));
    },
    show(event) {
      replaceAddress(searchPage(store, { q, zone, head, event }));
    },
  };
}
