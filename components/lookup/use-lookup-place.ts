'use client';

import { pushAddress, replaceAddress } from '@/components/ui/address.ts';
import { useSearchParams } from 'next/navigation';
import { lookupPage } from '@/lib/urls/pages.ts';
import { topics, type Topic } from './topics.ts';

export interface LookupPlace {
  /** Empty: nothing is looked up yet. */
  readonly q: string;
  /** The stream whose story is told; null: the surest one found. */
  readonly chosen: { readonly store: string; readonly stream: string } | null;
  readonly topic: Topic | null;
  readonly ask: (q: string) => void;
  readonly choose: (store: string, stream: string) => void;
  readonly filter: (topic: Topic | null) => void;
}

/** The lookup in the address. Narrowing to a topic leaves no step in the history; the rest does. */
export function useLookupPlace(): LookupPlace {
  const search = useSearchParams();
  const q = search.get('q')?.trim() ?? '';
  const [store, stream] = [search.get('store'), search.get('stream')];
  const topic = topics.find((each) => each === search.get('topic')) ?? null;
  return {
    q,
    topic,
    chosen: store === null || stream === null ? null : { store, stream },
    ask(text) {
      pushAddress(lookupPage({ q: text }));
    },
    choose(inStore, id) {
      pushAddress(lookupPage({ q, store: inStore, stream: id }));
    },
    filter(next) {
      replaceAddress(lookupPage({ q, store, stream, topic: next }));
    },
  };
}
