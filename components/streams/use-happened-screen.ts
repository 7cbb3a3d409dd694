'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import type { HappenedView } from '@/lib/api/two-clocks.ts';
import { happenedPlace } from './happened-place.ts';
import { neighbour } from './playhead.ts';
import {
  happenedPlaceQuery,
  happenedRailQuery,
  happenedStateQuery,
  summaryQuery,
  type FoldRef,
  type StreamRef,
} from './queries.ts';
import { useHappenedWindow, type HappenedWindow } from './use-happened-window.ts';
import { usePlay } from './use-play.ts';
import { useStreamPlace } from './use-stream-place.ts';
import { nameIn } from './use-stream-screen.ts';

/** Everything the screen of a stream shows and does by the time its events happened. */
export function useHappenedScreen(ref: StreamRef) {
  const url = useStreamPlace(ref.store, ref.stream);
  const { place } = url;
  const fold = useMemo(() => ({ ...ref, reducer: place.reducer }), [ref, place.reducer]);
  const summary = useQuery(summaryQuery(ref));
  const window = useHappenedWindow(fold, place.at);
  const { items } = window;
  const rail = useQuery({
    ...happenedRailQuery(fold, place.path),
    placeholderData: (before) => before,
  });
  const found = useMemo(() => happenedPlace(items, place.at), [items, place.at]);
  const here = items[found.index] ?? null;
  const index = window.place + found.index;
  const total = window.known?.total ?? 0;
  const state = useHappenedState(fold, here);
  const go = useGo(fold, window, url);
  const stale = state.isPlaceholderData || state.isPending;
  const play = usePlay({
    version: here === null ? null : BigInt(index),
    first: 0n,
    last: BigInt(Math.max(0, total - 1)),
    ready: !stale,
    onStep: go,
  });
  const marks = useMemo(
    () => (rail.data?.marks ?? []).map((mark) => BigInt(mark.place)),
    [rail.data],
  );
  const stateText = state.data?.state ?? null;
  return {
    ...{ url, summary, window, rail, items, here, state, stale, play, go, marks, index, total },
    note: found.note,
    pinnedChanges: place.path === null || rail.data === undefined ? null : marks.length,
    name: useMemo(() => nameIn(stateText), [stateText]),
    jump: (direction: 'previous' | 'next'): void => {
      const to = neighbour(marks, BigInt(index), direction);
      if (to !== null) go(to, 'hand');
    },
  };
}

/** Goes to a place of this order; which version stands there has to be asked where it is not listed. */
function useGo(
  fold: FoldRef,
  { items, place: first }: HappenedWindow,
  { push, replace }: ReturnType<typeof useStreamPlace>,
) {
  const client = useQueryClient();
  return useCallback(
    (to: bigint, by: 'hand' | 'play') => {
      const place = Number(to);
      const travel = (version: string | undefined): void => {
        if (version !== undefined) (by === 'play' ? replace : push)({ at: `v${version}` });
      };
      const listed = items[place - first]?.event.version;
      if (listed !== undefined) {
        travel(listed);
        return;
      }
      void client
        .fetchQuery(happenedPlaceQuery(fold, place))
        .then((page) => {
          travel(page.items[place - page.place]?.event.version);
        })
        .catch(() => undefined);
    },
    [items, first, fold, client, push, replace],
  );
}

function useHappenedState(fold: FoldRef, here: HappenedView | null) {
  const version = here?.event.version ?? null;
  return useQuery({
    ...happenedStateQuery(fold, `v${version ?? ''}`),
    enabled: version !== null,
    placeholderData: (before) => before,
  });
}

export type HappenedScreen = ReturnType<typeof useHappenedScreen>;
