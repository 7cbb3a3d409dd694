import { queryOptions } from '@tanstack/react-query';
import { contractQuery, fetchContract } from '@/components/ui/contract-query.ts';
import { listEvents } from '@/lib/api/events.ts';
import { listReducers, previewReducer, readReducer } from '@/lib/api/reducers.ts';
import { describeStore } from '@/lib/api/stores.ts';
import { listStreams } from '@/lib/api/streams.ts';

export interface Draft {
  readonly language: 'code' | 'rules';
  readonly source: string;
}

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

export interface PreviewAsked {
  readonly draft: Draft;
  readonly stream: string;
  /** Empty: now. */
  readonly moment: string;
}

/** What the draft makes of a stream; asked again for every draft, and never kept long. */
export const previewQuery = (store: string, asked: PreviewAsked) =>
  queryOptions({
    queryKey: [previewReducer.path, store, asked] as const,
    queryFn: ({ signal }) => {
      const { draft, stream, moment } = asked;
      const body = { ...draft, stream, ...(moment === '' ? {} : { at: moment }) };
      return fetchContract(previewReducer, { store }, { signal, body });
    },
    enabled: asked.stream !== '' && asked.draft.source.trim() !== '',
    gcTime: 30_000,
    retry: false,
  });
