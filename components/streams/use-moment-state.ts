'use client';

import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import type { StateView } from '@/lib/api/streams.ts';
import { loadSegment, stateKey, type FoldRef } from './queries.ts';
import { SegmentCache } from './segment-cache.ts';

export interface MomentState {
  /** Of the version asked for, or of the one before while that is on its way. */
  readonly state: StateView | undefined;
  readonly stale: boolean;
  readonly failure: Error | null;
  readonly retry: () => void;
}

interface Reach {
  readonly first: bigint;
  readonly last: bigint;
}

/** The state at a version: folded here inside a loaded segment, else read with its segment. */
export function useMomentState(
  ref: FoldRef,
  version: bigint | null,
  reach: Reach | null,
): MomentState {
  const { store, stream, reducer } = ref;
  const cache = useMemo(
    () => new SegmentCache((at) => loadSegment({ store, stream, reducer }, at)),
    [store, stream, reducer],
  );
  const query = useQuery({
    queryKey: stateKey(ref, version ?? 0n),
    queryFn: () => cache.stateAt(version ?? 0n),
    initialData: () => (version === null ? undefined : cache.peek(version)),
    placeholderData: (before: StateView | undefined) => before,
    enabled: version !== null,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 10_000,
  });
  const ready = query.data !== undefined && !query.isPlaceholderData;
  useEffect(() => {
    if (ready && version !== null && reach !== null) void cache.prepare(version, reach);
  }, [cache, ready, version, reach]);
  return {
    state: query.data,
    stale: query.isPlaceholderData || query.isPending,
    failure: query.error,
    retry: () => {
      void query.refetch();
    },
  };
}
