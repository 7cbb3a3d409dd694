import { contractQuery } from '@/components/ui/contract-query.ts';
import { listStreams } from '@/lib/api/streams.ts';

const recentlyShown = 8;

/** The same on the server and in the browser, so that one finds what the other has read. */
export const recentStreamsParams = (store: string) => ({
  store,
  order: 'recent' as const,
  limit: recentlyShown,
});

export const recentStreamsQuery = (store: string) =>
  contractQuery(listStreams, recentStreamsParams(store));
