import { infiniteQueryOptions } from '@tanstack/react-query';
import { fetchContract, contractQuery } from '@/components/ui/contract-query.ts';
import {
  readChanges,
  readRail,
  readSegment,
  readState,
  readStreamEvents,
  readStreamSummary,
  type SegmentView,
} from '@/lib/api/streams.ts';
import { newerParam, olderParam, type PageParam, type WindowPage } from './timeline-window.ts';

export interface StreamRef {
  readonly store: string;
  readonly stream: string;
}

/** Slices of time the rail is asked for: two a pixel on a wide screen would be too many to see. */
const railSlices = 600;
const pageSize = 100;

export const summaryQuery = (ref: StreamRef) => contractQuery(readStreamSummary, { ...ref });

/** State at a moment that is no version; its `moment` says which version that is. */
export const momentQuery = (ref: StreamRef, at: string) => contractQuery(readState, { ...ref, at });

export const railQuery = (ref: StreamRef, path: string | null) =>
  contractQuery(readRail, { ...ref, path, slices: railSlices });

/** Start of the keys of a stream's rails, whatever field is pinned. */
export const isRailOf =
  (ref: StreamRef) =>
  (key: readonly unknown[]): boolean => {
    const [path, params] = key;
    if (path !== readRail.path || typeof params !== 'object' || params === null) return false;
    return (
      'store' in params &&
      params.store === ref.store &&
      'stream' in params &&
      params.stream === ref.stream
    );
  };

export const changesQuery = (
  ref: StreamRef,
  range: { readonly from: string; readonly to: string },
) => contractQuery(readChanges, { ...ref, ...range });

export const loadSegment = (ref: StreamRef, at: bigint): Promise<SegmentView> =>
  fetchContract(readSegment, { ...ref, at: `v${String(at)}` });

const around = (at: string | null): PageParam => ({ kind: 'around', at });

/** Pages of the timeline around a moment, in both directions; newest page first. */
export const windowQuery = (ref: StreamRef, at: string | null) =>
  infiniteQueryOptions({
    queryKey: ['stream-window', ref.store, ref.stream, at],
    initialPageParam: around(at),
    queryFn: ({ pageParam, signal }) => readPage(ref, pageParam, signal),
    getNextPageParam: (last: WindowPage) => olderParam(last),
    getPreviousPageParam: (first: WindowPage) => newerParam(first),
    staleTime: Number.POSITIVE_INFINITY,
  });

async function readPage(
  ref: StreamRef,
  param: PageParam,
  signal: AbortSignal,
): Promise<WindowPage> {
  const forward = param.kind === 'newer' || param.kind === 'newer-from';
  const page = await fetchContract(
    readStreamEvents,
    {
      ...ref,
      order: forward ? ('oldest' as const) : ('newest' as const),
      limit: pageSize,
      ...('cursor' in param ? { cursor: param.cursor } : { from: param.at }),
    },
    { signal },
  );
  return { param, ...page };
}

export const stateKey = (ref: StreamRef, version: bigint) =>
  ['stream-state', ref.store, ref.stream, String(version)] as const;
