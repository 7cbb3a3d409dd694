import { contractQuery } from '@/components/ui/contract-query.ts';
import { readCauses, readEffects } from '@/lib/api/events.ts';
import { describeStore } from '@/lib/api/stores.ts';
import { readStreamSummary } from '@/lib/api/streams.ts';
import { readDiff } from '@/lib/api/time-travel.ts';

export interface StreamRef {
  readonly store: string;
  readonly stream: string;
}

export const diffQuery = (ref: StreamRef, at: string, against: string) =>
  contractQuery(readDiff, { ...ref, at, against });

/** Two streams, both at a moment or (null) at their newest state. */
export const streamsDiffQuery = (
  ref: StreamRef,
  { other, at }: { readonly other: string; readonly at: string | null },
) => contractQuery(readDiff, { ...ref, other, at, ...(at === null ? {} : { against: at }) });

export const causesQuery = (store: string, event: string) =>
  contractQuery(readCauses, { store, event });

export const effectsQuery = (store: string, event: string) =>
  contractQuery(readEffects, { store, event });

export const summaryQuery = (ref: StreamRef) => contractQuery(readStreamSummary, { ...ref });

export const descriptionQuery = (store: string) => contractQuery(describeStore, { store });
