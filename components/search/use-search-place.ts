'use client';

import { pushAddress, replaceAddress } from '@/components/ui/address.ts';
import { useSearchParams } from 'next/navigation';
import { useMemo } from 'react';
import { useReaderZone } from '@/components/ui/use-reader-zone.ts';
import { readColumns } from '@/lib/query/shown-columns.ts';
import type { FieldRef } from '@/lib/query/syntax.ts';
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
  /** What rows tell; none: the first fields of their payload. */
  readonly columns: readonly FieldRef[];
  /** Why the columns in the address are not shown; null where they are. */
  readonly columnProblem: string | null;
  /** The address of another question of the log as it is now, seen in the same way. */
  readonly to: (q: string) => string;
  /** Goes there. */
  readonly ask: (q: string) => void;
  readonly onColumns: (columns: string) => void;
  readonly show: (event: FoundEvent) => void;
  /** Gives the list the room of the event beside it. */
  readonly hide: () => void;
}

/** The search in the address. Showing an event leaves no step in the history; a question does. */
export function useSearchPlace(store: string | null): SearchPlace {
  const search = useSearchParams();
  const readerZone = useReaderZone();
  const [q, event, own] = [search.get('q'), search.get('event'), search.get('in')];
  const [zone, head, shown] = [search.get('zone'), search.get('head'), search.get('columns')];
  const read = useMemo(() => readColumns(shown ?? ''), [shown]);
  const view = { q, zone, head, event, in: own, columns: shown };
  const to = (text: string): string => searchPage(store, { q: text, zone, columns: shown });
  return {
    q,
    zone: zone ?? readerZone,
    head,
    event,
    eventStore: store ?? own,
    columns: read.ok ? read.columns : none,
    columnProblem: read.ok ? null : read.message,
    to,
    ask(text) {
      pushAddress(to(text));
    },
    onColumns(columns) {
      const next = columns === '' ? null : columns;
      replaceAddress(searchPage(store, { ...view, columns: next }));
    },
    show({ id, store: of }) {
      replaceAddress(searchPage(store, { ...view, event: id, in: store === null ? of : null }));
    },
    hide() {
      replaceAddress(searchPage(store, { ...view, event: null, in: null }));
    },
  };
}

const none: readonly FieldRef[] = [];
