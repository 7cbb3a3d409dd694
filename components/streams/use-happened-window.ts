'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { HappenedPage, HappenedView } from '@/lib/api/two-clocks.ts';
import { coversMoment } from './happened-place.ts';
import { happenedQuery, type FoldRef } from './queries.ts';
import type { TimelineWindow } from './use-timeline.ts';

/** The part of a stream around a moment, in the order in which its events happened. */
export interface HappenedWindow {
  readonly items: readonly HappenedView[];
  /** Place of the first of them in the whole stream. */
  readonly place: number;
  /** What is known of the whole stream; undefined while nothing is. */
  readonly known: HappenedPage | undefined;
  /** For the list, which reads on at its ends. */
  readonly list: TimelineWindow;
  readonly isPending: boolean;
  readonly error: Error | null;
  readonly retry: () => void;
}

const noPages: readonly HappenedPage[] = [];

/** It grows at its ends; a moment outside it begins a new one there, so nothing between is read. */
export function useHappenedWindow(ref: FoldRef, at: string | null): HappenedWindow {
  const [anchor, setAnchor] = useState(at);
  const query = useInfiniteQuery({
    ...happenedQuery(ref, anchor),
    placeholderData: (before) => before,
  });
  const pages = query.data?.pages ?? noPages;
  const items = useMemo(() => [...pages].reverse().flatMap((page) => page.items), [pages]);
  const place = pages.at(-1)?.place ?? 0;
  const known = pages[0];
  const isMoving = query.isPlaceholderData || query.isFetching;
  const next = isMoving ? anchor : nextAnchor(anchor, at, { items, place, known });
  if (next !== anchor) setAnchor(next);
  const retry = (): void => {
    void query.refetch();
  };
  return {
    ...{ items, place, known, isPending: query.isPending, error: query.error, retry },
    list: {
      ...{ events: [], changes: new Map(), described: new Map(), overtook: new Map() },
      ...{ status: 'ready', failure: null, changesFailure: null, retry },
      older: edgeOf(query.hasNextPage, query.isFetchingNextPage, query.fetchNextPage),
      newer: edgeOf(query.hasPreviousPage, query.isFetchingPreviousPage, query.fetchPreviousPage),
    },
  };
}

function nextAnchor(
  anchor: string | null,
  at: string | null,
  { items, place, known }: Pick<HappenedWindow, 'items' | 'place' | 'known'>,
): string | null {
  if (known === undefined || anchor === at) return anchor;
  return coversMoment(items, at, { place, total: known.total }) ? anchor : at;
}

const edgeOf = (more: boolean, loading: boolean, load: () => Promise<unknown>) => ({
  ...{ more, loading },
  load: () => {
    if (more && !loading) void load();
  },
});
