'use client';

import { useInfiniteQuery, useQueries } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { ChangesView, ChangeView, Description, EventView } from '@/lib/api/views.ts';
import { changesQuery, windowQuery, type FoldRef } from './queries.ts';
import { covers, pageRanges, windowEvents, type WindowPage } from './timeline-window.ts';

export interface TimelineWindow {
  /** Oldest first; empty while nothing is loaded. */
  readonly events: readonly EventView[];
  /** By version; a version is missing while its changes are not known. */
  readonly changes: ReadonlyMap<string, readonly ChangeView[]>;
  /** Sentences that were written for them, by version. */
  readonly described: ReadonlyMap<string, Description>;
  /** By version: the first that was recorded earlier and happened later; only where there is one. */
  readonly overtook: ReadonlyMap<string, string>;
  readonly status: 'loading' | 'failed' | 'ready';
  readonly failure: Error | null;
  readonly changesFailure: Error | null;
  readonly older: Edge;
  readonly newer: Edge;
  readonly retry: () => void;
}

/** One end of the window. */
export interface Edge {
  readonly more: boolean;
  readonly loading: boolean;
  readonly load: () => void;
}

const noPages: readonly WindowPage[] = [];

/**
 * The part of the stream around a version. It grows at its ends; a version outside it begins a new
 * window there, so nothing between is read. What events changed is asked for up to `limit` only.
 */
export function useTimeline(
  ref: FoldRef,
  version: bigint | null,
  limit: bigint | null,
): TimelineWindow {
  const [anchor, setAnchor] = useState(version);
  const query = useInfiniteQuery({
    ...windowQuery(ref, anchor === null ? null : `v${String(anchor)}`),
    enabled: anchor !== null,
    placeholderData: (before) => before,
  });
  const pages = query.data?.pages ?? noPages;
  const events = useMemo(() => windowEvents(pages), [pages]);
  const settled = !query.isPlaceholderData && !query.isFetching && pages.length > 0;
  const next = nextAnchor(anchor, version, settled ? events : null);
  if (next !== anchor) setAnchor(next);
  const told = useChanges(ref, pages, limit);
  return {
    events,
    changes: told.changes,
    described: told.described,
    overtook: told.overtook,
    status: query.status === 'pending' ? 'loading' : query.status === 'error' ? 'failed' : 'ready',
    failure: query.error,
    changesFailure: told.failure,
    older: edge(query.hasNextPage, query.isFetchingNextPage, query.fetchNextPage),
    newer: edge(query.hasPreviousPage, query.isFetchingPreviousPage, query.fetchPreviousPage),
    retry: () => {
      void query.refetch();
    },
  };
}

/** `events`: what is loaded, or null while something still is on its way. */
function nextAnchor(
  anchor: bigint | null,
  version: bigint | null,
  events: readonly EventView[] | null,
): bigint | null {
  if (version === null || anchor === null) return version;
  return events === null || covers(events, version) ? anchor : version;
}

const edge = (more: boolean, loading: boolean, load: () => Promise<unknown>): Edge => ({
  more,
  loading,
  load: () => {
    if (more && !loading) void load();
  },
});

function useChanges(ref: FoldRef, pages: readonly WindowPage[], limit: bigint | null) {
  return useQueries({
    queries: pageRanges(pages).map((range) => ({
      ...changesQuery(ref, range),
      enabled: limit === null || BigInt(range.to) <= limit,
    })),
    combine: toldBy,
  });
}

interface Answer {
  readonly data: ChangesView | undefined;
  readonly error: Error | null;
}

/** The same function at every render: what it made is kept until an answer changes. */
function toldBy(answers: readonly Answer[]) {
  const items = answers.flatMap(({ data }) => data?.items ?? []);
  return {
    failure: answers.find(({ error }) => error !== null)?.error ?? null,
    changes: new Map<string, readonly ChangeView[]>(
      items.map(({ version, changes }) => [version, changes]),
    ),
    described: new Map<string, Description>(
      items.map(({ version, described }) => [version, described]),
    ),
    overtook: new Map<string, string>(
      items.flatMap(({ version, overtook }) => (overtook === null ? [] : [[version, overtook]])),
    ),
  };
}
