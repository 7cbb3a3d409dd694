'use client';

import { pushAddress, replaceAddress } from '@/components/ui/address.ts';
import { useSearchParams } from 'next/navigation';
import { useCallback, useMemo } from 'react';
import { streamsPage } from '@/lib/urls/pages.ts';
import { readStreamsFilter, writeStreamsFilter, type StreamsFilter } from './streams-filter.ts';

/** The filter as the URL has it, and a way to change it; typing does not fill the history. */
export function useStreamsFilter(store: string) {
  const search = useSearchParams();
  const filter = useMemo(() => readStreamsFilter(new URLSearchParams(search)), [search]);
  const change = useCallback(
    (part: Partial<StreamsFilter>) => {
      // Two changes in one tick must both count, so the address is read, not remembered.
      const now = readStreamsFilter(new URLSearchParams(window.location.search));
      const href = streamsPage(store, writeStreamsFilter({ ...now, ...part }));
      if (part.prefix === undefined) pushAddress(href);
      else replaceAddress(href);
    },
    [store],
  );
  return { filter, change };
}
