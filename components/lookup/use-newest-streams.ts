'use client';

import { useQueries } from '@tanstack/react-query';
import { contractQuery } from '@/components/ui/contract-query.ts';
import { listStreams, type StreamView } from '@/lib/api/streams.ts';

const mostStores = 3;
const mostPerStore = 2;

/** Ids of streams with the newest events, one of a kind; none of a store that does not tell. */
export function useNewestStreams(stores: readonly { readonly id: string }[]): readonly string[] {
  return useQueries({
    queries: stores
      .slice(0, mostStores)
      .map(({ id }) =>
        contractQuery(listStreams, { store: id, prefix: '', order: 'recent', limit: 8 }),
      ),
    combine: (answers) => [
      ...new Set(answers.flatMap(({ data }) => onePerCategory(data?.items ?? []))),
    ],
  });
}

function onePerCategory(streams: readonly StreamView[]): readonly string[] {
  const first = new Map<string | null, string>();
  for (const { category, streamId } of streams) {
    if (!first.has(category)) first.set(category, streamId);
  }
  return [...first.values()].slice(0, mostPerStore);
}
