'use client';

import {
  useInfiniteQuery,
  useQueryClient,
  type InfiniteData,
  type QueryClient,
} from '@tanstack/react-query';
import type { z } from 'zod';
import { useMemo } from 'react';
import { fetchContract } from '@/components/ui/contract-query.ts';
import { listEvents } from '@/lib/api/events.ts';
import {
  beforeLookingAgain,
  joinPages,
  paramBack,
  paramOn,
  type EdgeState,
  type LogList,
  type LogPage,
  type PageParam,
} from './log-pages.ts';
import { firstPageKey, firstPageParams, type LogQuestion } from './log-params.ts';

type Pages = InfiniteData<LogPage, PageParam>;

/** One end of the list. */
export interface LogEdge {
  readonly state: EdgeState;
  readonly busy: boolean;
  readonly failure: Error | null;
  readonly load: () => void;
}

export interface Log {
  readonly status: 'loading' | 'failed' | 'ready';
  readonly failure: Error | null;
  readonly list: LogList;
  /** The filter as a sentence, once answered. */
  readonly explained: string | null;
  readonly top: LogEdge;
  readonly bottom: LogEdge;
  /** Looks for events added since. */
  readonly lookAgain: () => void;
  readonly retry: () => void;
}

const firstPage: PageParam = { way: 'on', cursor: null };
/** What was left is kept for a step back; later it is read anew, from the event in the address. */
const keptFor = 30_000;
const noPages: readonly LogPage[] = [];

/** The log from a place on, growing at both ends. */
export function useLog(question: LogQuestion): Log {
  const client = useQueryClient();
  const query = useInfiniteQuery({
    queryKey: ['log', ...firstPageKey(question)],
    queryFn: ({ pageParam, signal }) => readPage(question, pageParam, signal),
    initialPageParam: firstPage,
    getNextPageParam: paramOn,
    getPreviousPageParam: paramBack,
    initialData: () => prefetched(client, question),
    staleTime: Infinity,
    gcTime: keptFor,
  });
  const { order } = question.filter;
  const pages = query.data?.pages ?? noPages;
  const list = useMemo(() => joinPages(pages, question.start !== null), [pages, question.start]);
  return {
    status: query.data !== undefined ? 'ready' : query.isError ? 'failed' : 'loading',
    failure: query.error,
    list,
    explained: pages[0] === undefined ? null : explainedIn(pages),
    top: {
      state: list.top,
      busy: query.isFetchingPreviousPage,
      failure: query.isFetchPreviousPageError ? query.error : null,
      load: () => void query.fetchPreviousPage({ cancelRefetch: false }),
    },
    bottom: {
      state: list.bottom,
      busy: query.isFetchingNextPage,
      failure: query.isFetchNextPageError ? query.error : null,
      load: () => void query.fetchNextPage({ cancelRefetch: false }),
    },
    lookAgain: () => {
      const data = client.getQueryData<Pages>(['log', ...firstPageKey(question)]);
      const kept = data === undefined ? null : beforeLookingAgain(data, order);
      if (kept === null || kept.pages.length === 0) void query.refetch();
      else {
        client.setQueryData<Pages>(['log', ...firstPageKey(question)], kept);
        void (order === 'newest' ? query.fetchPreviousPage() : query.fetchNextPage());
      }
    },
    retry: () => void query.refetch(),
  };
}

async function readPage(
  question: LogQuestion,
  { way, cursor }: PageParam,
  signal: AbortSignal,
): Promise<LogPage> {
  const first = firstPageParams(question);
  const opposite = first.order === 'newest' ? 'oldest' : 'newest';
  const order = way === 'on' ? first.order : opposite;
  const params = cursor === null ? first : { ...first, start: null, order, cursor };
  return { ...(await fetchContract(listEvents, params, { signal })), way };
}

function prefetched(client: QueryClient, question: LogQuestion): Pages | undefined {
  const answer = client.getQueryData<z.infer<typeof listEvents.response>>(firstPageKey(question));
  return answer === undefined
    ? undefined
    : { pages: [{ ...answer, way: 'on' }], pageParams: [firstPage] };
}

/** Pages read the other way tell the other order. */
const explainedIn = (pages: readonly LogPage[]): string | null =>
  pages.find(({ way }) => way === 'on')?.explained ?? null;
