import { contractQuery } from '@/components/ui/contract-query.ts';
import { listEvents } from '@/lib/api/events.ts';
import { listReducers, readReducer } from '@/lib/api/reducers.ts';
import { describeStore } from '@/lib/api/stores.ts';
import { listStreams } from '@/lib/api/streams.ts';

export const reducersQuery = (store: string) => contractQuery(listReducers, { store });

export const typesOfStoreQuery = (store: string) => contractQuery(describeStore, { store });

export const versionQuery = (store: string, reducer: string) =>
  contractQuery(readReducer, { store, reducer });

/** Some streams of a category, to preview on. */
export const someStreamsQuery = (store: string, category: string) =>
  contractQuery(listStreams, { store, category, limit: 20 });

const sampled = 200;

/** Events of a category whose payloads say what paths there are. */
export const sampleQuery = (store: string, category: string) => ({
  ...contractQuery(listEvents, { store, category: [category], limit: sampled }),
  staleTime: Number.POSITIVE_INFINITY,
});
