'use client';

import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import type { StateView } from '@/lib/api/streams.ts';
import { loadSegment, stateKey, type FoldRef } from './queries.ts';
import { SegmentCache } from './segment-cache.ts';
import { heldWords } from './use-fold-hold.ts';

export interface MomentState {
  /** Of the version asked for, or of the one before while that is on its way. */
  readonly state: StateView | undefined;
  readonly stale: boolean;
  readonly failure: Error | null;
  /** Why there is no state while the fold is stopped; null where there is one, or will be. */
  readonly unfolded: string | null;
  readonly retry: () => void;
}

const nothing = { state: undefined, stale: false, failure: null, retry: () => undefined };

interface Reach {
  readonly first: bigint;
  readonly last: bigint;
}

interface Bounds {
  readonly reach: Reach | null;
  /** Where the reader stopped the fold: nothing later is asked for. Null: anything is. */
  readonly limit: bigint | null;
}

/** The state at a version: folded here inside a loaded segment, else read with its segment. */
export function useMomentState(
  ref: FoldRef,
  version: bigint | null,
  { reach, limit }: Bounds,
): MomentState {
  const { store, stream, reducer } = ref;
  const cache = useMemo(
    () => new SegmentCache((at, signal) => loadSegment({ store, stream, reducer }, at, signal)),
    [store, stream, reducer],
  );
  const unfolded = heldWords(limit, version);
  const isHeld = limit !== null;
  useEffect(() => {
    if (isHeld) cache.abandon();
  }, [cache, isHeld]);
  const query = useQuery({
    queryKey: stateKey(ref, version ?? 0n),
    queryFn: () => cache.stateAt(version ?? 0n),
    initialData: () => (version === null ? undefined : cache.peek(version)),
    placeholderData: (before: StateView | undefined) => before,
    enabled: version !== null && unfolded === null,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 10_000,
  });
  const ready = query.data !== undefined && !query.isPlaceholderData;
  useEffect(() => {
    if (!ready || version === null || reach === null) return;
    void cache.prepare(version, limit === null ? reach : { ...reach, last: limit });
  }, [cache, ready, version, reach, limit]);
  if (unfolded !== null) return { ...nothing, unfolded };
  return {
    unfolded,
    state: query.data,
    stale: query.isPlaceholderData || query.isPending,
    failure: query.error,
    retry: () => {
      void query.refetch();
    },
  };
}
