import { keepPreviousData } from '@tanstack/react-query';
import { contractPages } from '@/components/ui/contract-pages.ts';
import { contractQuery } from '@/components/ui/contract-query.ts';
import { listStreams, type StreamView } from '@/lib/api/streams.ts';
import { streamsParams, type StreamsFilter } from './streams-filter.ts';

const recentlyShown = 8;

/** The same on the server and in the browser, so that one finds what the other has read. */
export const recentStreamsParams = (store: string) => ({
  store,
  order: 'recent' as const,
  limit: recentlyShown,
});

export const recentStreamsQuery = (store: string) =>
  contractQuery(listStreams, recentStreamsParams(store));

/** While a filter is typed the former list stays, so that the page does not flicker. */
export const streamsQuery = (store: string, filter: StreamsFilter) => ({
  ...contractPages(listStreams, streamsParams(store, filter)),
  placeholderData: keepPreviousData,
});

/**
 * The stream whose whole id was typed, if there is one: in the order of ids nothing that begins with
 * an id comes before it.
 */
export const exactStreamQuery = (store: string, id: string) =>
  contractQuery(listStreams, { store, prefix: id, order: 'id' as const, limit: 1 });

/** What the answer to `exactStreamQuery` says. */
export const exactStream = (
  answer: { readonly items: readonly StreamView[] } | undefined,
  id: string,
): StreamView | null => {
  const first = answer?.items[0];
  return first?.streamId === id ? first : null;
};
