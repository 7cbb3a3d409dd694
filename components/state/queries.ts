import { contractQuery } from '@/components/ui/contract-query.ts';
import { describeStore } from '@/lib/api/stores.ts';
import { readStreamSummary } from '@/lib/api/streams.ts';
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

/** Two streams, both at a moment or (null) at their newest state. */
export const streamsDiffQuery = (
  ref: StreamRef,
  { other, at }: { readonly other: string; readonly at: string | null },
) => contractQuery(readDiff, { ...ref, other, at, ...(at === null ? {} : { against: at }) });

export const summaryQuery = (ref: StreamRef) => contractQuery(readStreamSummary, { ...ref });

export const descriptionQuery = (store: string) => contractQuery(describeStore, { store });
