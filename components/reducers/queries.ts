import { contractQuery } from '@/components/ui/contract-query.ts';
import { listEvents } from '@/lib/api/events.ts';
import { checkCategory, listReducers, readReducer } from '@/lib/api/reducers.ts';
import { describeStore } from '@/lib/api/stores.ts';
import { listStreams } from '@/lib/api/streams.ts';

export const reducersQuery = (store: string) => contractQuery(listReducers, { store });

export const typesOfStoreQuery = (store: string) => contractQuery(describeStore, { store });

export const versionQuery = (store: string, reducer: string) =>
  contractQuery(readReducer, { store, reducer });

/** Asked when somebody wants it, and kept until then: it folds many streams. */
export const categoryChecksQuery = (store: string, category: string, reducer: string) => ({
  ...contractQuery(checkCategory, { store, category, reducer }),
  staleTime: Number.POSITIVE_INFINITY,
});

/** Some streams of a category, to preview on. */
export const someStreamsQuery = (store: string, category: string) =>
  contractQuery(listStreams, { store, category, limit: 20 });

const sampled = 200;

/** Events of a category whose payloads say what paths there are. */
export const sampleQuery = (store: string, category: string) => ({
  ...contractQuery(listEvents, { store, category: [category], limit: sampled }),
  staleTime: Number.POSITIVE_INFINITY,
});
