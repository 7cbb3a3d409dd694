'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { z } from 'zod';
import { readResults, type JobView } from '@/lib/api/jobs.ts';
import { contractKey, fetchContract } from './contract-query.ts';

type Results = z.infer<typeof readResults.response>;

/** What a job has found so far, read on whenever it has written more; null job: nothing is read. */
export function useJobResults(
  store: string,
  job: JobView | null,
): { readonly pages: readonly Results[]; readonly error: Error | null } {
  const id = job?.id ?? '';
  const { data, error, isFetching, fetchNextPage } = useInfiniteQuery({
    queryKey: contractKey(readResults, { store, job: id }),
    queryFn: ({ pageParam, signal }) =>
      fetchContract(readResults, { store, job: id, cursor: pageParam }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    enabled: job !== null && job.bytes > 0,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const pages = data?.pages ?? [];
  const read = pages.at(-1)?.read ?? 0;
  const behind = job !== null && pages.length > 0 && read < job.bytes;
  useEffect(() => {
    if (behind && !isFetching && error === null) void fetchNextPage();
  }, [behind, isFetching, error, fetchNextPage, read]);
  return { pages, error };
}
