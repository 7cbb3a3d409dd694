import { contractQuery } from '@/components/ui/contract-query.ts';
import { readCauses, readEffects } from '@/lib/api/events.ts';
import { readDiff } from '@/lib/api/streams.ts';

export interface StreamRef {
  readonly store: string;
  readonly stream: string;
}

export const diffQuery = (ref: StreamRef, at: string, against: string) =>
  contractQuery(readDiff, { ...ref, at, against });

export const causesQuery = (store: string, event: string) =>
  contractQuery(readCauses, { store, event });

export const effectsQuery = (store: string, event: string) =>
  contractQuery(readEffects, { store, event });
