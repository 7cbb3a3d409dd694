import { infiniteQueryOptions } from '@tanstack/react-query';
import type { Contract } from '@/lib/api/contract.ts';
import type { ApiParams } from '@/lib/urls/api-href.ts';
import { contractKey, fetchContract } from './contract-query.ts';

interface Paged {
  readonly next: string | null;
}

/** The key of a list read page by page; apart from that of a single read of the same list. */
export const pagesKey = <Params, Body, Response>(
  contract: Contract<Params, Body, Response>,
  params: ApiParams<Params>,
) => [...contractKey(contract, params), 'pages'] as const;

/** Options for `useInfiniteQuery` of a list with a cursor; the first page has none. */
export function contractPages<
  Params extends { cursor?: string | undefined },
  Body,
  Page extends Paged,
>(contract: Contract<Params, Body, Page>, params: ApiParams<Params>) {
  return infiniteQueryOptions({
    queryKey: pagesKey(contract, params),
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) =>
      fetchContract(contract, { ...params, cursor: pageParam }, { signal }),
    getNextPageParam: (last) => last.next,
  });
}
