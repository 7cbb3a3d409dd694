'use client';

import { keepPinned } from '@/components/ui/pinned.ts';
import { pushAddress, replaceAddress } from '@/components/ui/address.ts';
import { useSearchParams } from 'next/navigation';
import { useCallback, useMemo } from 'react';
import { streamPage } from '@/lib/urls/pages.ts';
import { readPlace, writePlace, type StreamPlace } from './stream-place.ts';

export interface PlaceInUrl {
  readonly place: StreamPlace;
  /** A new entry in the history: Back returns to where the reader was. */
  readonly push: (change: Partial<StreamPlace>) => void;
  /** The same entry: for dragging and playing. */
  readonly replace: (change: Partial<StreamPlace>) => void;
}

/** The place as the URL has it. Next picks up changes made through the browser's own history. */
export function useStreamPlace(store: string, stream: string): PlaceInUrl {
  const search = useSearchParams();
  const place = useMemo(() => readPlace(new URLSearchParams(search)), [search]);
  const hrefOf = useCallback(
    (change: Partial<StreamPlace>): string => {
      // Two changes in one tick must both count, so the address is read, not remembered.
      const now = readPlace(new URLSearchParams(window.location.search));
      return streamPage(store, stream, writePlace({ ...now, ...change }));
    },
    [store, stream],
  );
  const push = useCallback(
    (change: Partial<StreamPlace>) => {
      const href = hrefOf(change);
      if (keepPinned(href) !== window.location.pathname + window.location.search) {
        pushAddress(href);
      }
    },
    [hrefOf],
  );
  const replace = useCallback(
    (change: Partial<StreamPlace>) => {
      replaceAddress(hrefOf(change));
    },
    [hrefOf],
  );
  return { place, push, replace };
}
