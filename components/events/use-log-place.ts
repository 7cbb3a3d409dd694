'use client';

import { pushAddress, replaceAddress } from '@/components/ui/address.ts';
import { useSearchParams } from 'next/navigation';
import { useMemo, useState } from 'react';
import { eventsPage } from '@/lib/urls/pages.ts';
import type { EventFilter } from './event-filter.ts';
import { logView, readLogPlace, sameFilter, type LogPlace } from './log-place.ts';

export interface LogPlaceInUrl extends LogPlace {
  /** The event the list begins at: the one the address named when this filter was opened. */
  readonly start: string | null;
  readonly setFilter: (filter: EventFilter) => void;
  readonly show: (event: string | null) => void;
  /** To the near end of the log, whatever the address named. */
  readonly toEnd: () => void;
}

/** The place as the address has it. Showing an event leaves no step in the history; a filter does. */
export function useLogPlace(store: string): LogPlaceInUrl {
  const search = useSearchParams();
  const place = useMemo(() => readLogPlace(new URLSearchParams(search)), [search]);
  const [opened, setOpened] = useState(place);
  const stays = sameFilter(opened.filter, place.filter);
  return {
    ...place,
    start: stays ? opened.event : null,
    setFilter(filter) {
      setOpened({ filter, event: null });
      pushAddress(eventsPage(store, logView({ filter, event: null })));
    },
    show(event) {
      replaceAddress(eventsPage(store, logView({ ...place, event })));
    },
    toEnd() {
      setOpened({ filter: place.filter, event: null });
      replaceAddress(eventsPage(store, logView({ ...place, event: null })));
    },
  };
}
