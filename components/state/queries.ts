import { contractQuery } from '@/components/ui/contract-query.ts';
import { describeStore } from '@/lib/api/stores.ts';
import type { RailView } from '@/lib/api/rail-view.ts';
import { readRail, readStreamSummary } from '@/lib/api/streams.ts';
import { listReducers } from '@/lib/api/reducers.ts';
import { readDiff } from '@/lib/api/time-travel.ts';

export interface StreamRef {
  readonly store: string;
  readonly stream: string;
}

/** What one side of a comparison is folded by; null: the active version, or as the other side. */
export interface Reducers {
  readonly reducer: string | null;
  readonly againstReducer: string | null;
}

/** `against` null: the same moment under another reducer. */
export const diffQuery = (
  { store, stream }: StreamRef,
  moments: { readonly at: string; readonly against: string | null },
  reducers: Reducers,
) => contractQuery(readDiff, { store, stream, ...moments, ...reducers });

export const reducersQuery = (store: string) => contractQuery(listReducers, { store });

/** Two streams, each at a moment or (null) at its newest state. */
export const streamsDiffQuery = (
  ref: StreamRef,
  { other, at, against }: Readonly<Record<'at' | 'against', string | null>> & { other: string },
) => contractQuery(readDiff, { ...ref, other, at, against });

const railSlices = 240;
const pollMilliseconds = 700;

/** The events of a stream over time; asked for again as long as it is being folded. */
export const railQuery = (ref: StreamRef, path: string | null) => ({
  ...contractQuery(readRail, { ...ref, path, slices: railSlices }),
  refetchInterval: ({ state }: { readonly state: { readonly data?: RailView | undefined } }) =>
    state.data?.done === false ? pollMilliseconds : (false as const),
});

export const summaryQuery = (ref: StreamRef) => contractQuery(readStreamSummary, { ...ref });

export const descriptionQuery = (store: string) => contractQuery(describeStore, { store });
