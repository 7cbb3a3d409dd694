'use client';

import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import type { HappenedView } from '@/lib/api/two-clocks.ts';
import { happenedPlace } from './happened-place.ts';
import { neighbour } from './playhead.ts';
import {
  happenedQuery,
  happenedStateQuery,
  summaryQuery,
  type FoldRef,
  type StreamRef,
} from './queries.ts';
import { touches } from './timeline-list.tsx';
import { usePlay } from './use-play.ts';
import { useStreamPlace } from './use-stream-place.ts';
import { nameIn } from './use-stream-screen.ts';

const nothing: readonly HappenedView[] = [];

/** Everything the screen of a stream shows and does by the time its events happened. */
export function useHappenedScreen(ref: StreamRef) {
  const url = useStreamPlace(ref.store, ref.stream);
  const { place, push, replace } = url;
  const fold = useMemo(() => ({ ...ref, reducer: place.reducer }), [ref, place.reducer]);
  const summary = useQuery(summaryQuery(ref));
  const list = useQuery(happenedQuery(fold));
  const items = list.data?.items ?? nothing;
  const found = useMemo(() => happenedPlace(items, place.at), [items, place.at]);
  const here = items[found.index] ?? null;
  const state = useHappenedState(fold, here);
  const go = useCallback(
    (to: bigint, by: 'hand' | 'play') => {
      const at = items[Number(to)]?.event.version;
      if (at !== undefined) (by === 'play' ? replace : push)({ at: `v${at}` });
    },
    [items, push, replace],
  );
  const stale = state.isPlaceholderData || state.isPending;
  const play = usePlay({
    version: here === null ? null : BigInt(found.index),
    first: 0n,
    last: BigInt(Math.max(0, items.length - 1)),
    ready: !stale,
    onStep: go,
  });
  const marks = useMemo(() => changesOf(items, place.path), [items, place.path]);
  const stateText = state.data?.state ?? null;
  return {
    ...{ url, summary, list, items, here, state, stale, play, go, marks },
    index: found.index,
    note: found.note,
    name: useMemo(() => nameIn(stateText), [stateText]),
    jump: (direction: 'previous' | 'next'): void => {
      const to = neighbour(marks, BigInt(found.index), direction);
      if (to !== null) go(to, 'hand');
    },
  };
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

/** Places of the events that changed the pinned field where they happened. */
function changesOf(items: readonly HappenedView[], path: string | null): readonly bigint[] {
  if (path === null) return [];
  return items.flatMap(({ changes }, index) =>
    changes.some((change) => touches(change.path, path)) ? [BigInt(index)] : [],
  );
}
