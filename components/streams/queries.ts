import { infiniteQueryOptions } from '@tanstack/react-query';
import { fetchContract, contractQuery } from '@/components/ui/contract-query.ts';
import { readDrift } from '@/lib/api/drift.ts';
import { listStores } from '@/lib/api/stores.ts';
import {
  readChanges,
  readRail,
  readSegment,
  readState,
  readStreamEvents,
  readStreamSummary,
  type SegmentView,
} from '@/lib/api/streams.ts';
import {
  readHappened,
  readHappenedRail,
  readHappenedState,
  type HappenedPage,
} from '@/lib/api/two-clocks.ts';
import { newerParam, olderParam, type PageParam, type WindowPage } from './timeline-window.ts';

export interface StreamRef {
  readonly store: string;
  readonly stream: string;
}

/** Slices of time the rail is asked for: two a pixel on a wide screen would be too many to see. */
const railSlices = 600;
const pageSize = 100;

/** A stream and what folds it: the hash of a version or `inferred`; null: the active version. */
export interface FoldRef extends StreamRef {
  readonly reducer: string | null;
}

export const summaryQuery = ({ store, stream }: StreamRef) =>
  contractQuery(readStreamSummary, { store, stream });

/** State at a moment that is no version; its `moment` says which version that is. */
export const momentQuery = (ref: StreamRef, at: string) => contractQuery(readState, { ...ref, at });

/** The state at a version against the newest snapshot the store has of it. */
export const driftQuery = (ref: FoldRef, at: bigint) =>
  contractQuery(readDrift, { ...ref, at: `v${String(at)}` });

/** What the stores can do; every screen has read it for the switcher already. */
export const storesQuery = () => contractQuery(listStores, {});

interface HappenedParam {
  readonly at?: string;
  readonly before?: string;
  readonly after?: string;
}

const happenedAround = (at: string | null): HappenedParam => (at === null ? {} : { at });

/** Pages of a stream in the order in which its events happened, around a moment; newest page first. */
export const happenedQuery = (ref: FoldRef, at: string | null) =>
  infiniteQueryOptions({
    queryKey: [readHappened.path, ref, at],
    initialPageParam: happenedAround(at),
    queryFn: ({ pageParam, signal }) =>
      fetchContract(readHappened, { ...ref, ...pageParam, limit: pageSize }, { signal }),
    getNextPageParam: ({ place, items: [first] }: HappenedPage): HappenedParam | undefined =>
      place === 0 || first === undefined ? undefined : { before: first.event.version },
    getPreviousPageParam: ({ place, items, total }: HappenedPage): HappenedParam | undefined => {
      const last = items.at(-1);
      if (last === undefined || place + items.length >= total) return undefined;
      return { after: last.event.version };
    },
    staleTime: Number.POSITIVE_INFINITY,
  });

/** The event at a place of that order. */
export const happenedPlaceQuery = (ref: FoldRef, place: number) =>
  contractQuery(readHappened, { ...ref, place, limit: 1 });

export const happenedRailQuery = (ref: FoldRef, path: string | null) =>
  contractQuery(readHappenedRail, { ...ref, path, slices: railSlices });

/** The state of what had happened up to an event. */
export const happenedStateQuery = (ref: FoldRef, at: string) =>
  contractQuery(readHappenedState, { ...ref, at });

/** `held`: what is folded is shown, and nothing further is folded for it. */
export const railQuery = (ref: FoldRef, path: string | null, held = false) =>
  contractQuery(readRail, {
    ...ref,
    path,
    slices: railSlices,
    ...(held ? { fold: 'as-is' as const } : {}),
  });

type IsKey = (key: readonly unknown[]) => boolean;

/** Keys of reads of one stream by these contracts, whatever else is asked. */
const isReadOf =
  (paths: readonly string[], ref: StreamRef): IsKey =>
  ([path, params]) =>
    paths.some((each) => each === path) &&
    typeof params === 'object' &&
    params !== null &&
    'store' in params &&
    params.store === ref.store &&
    'stream' in params &&
    params.stream === ref.stream;

/** Keys of a stream's rails, whatever field is pinned. */
export const isRailOf = (ref: StreamRef): IsKey => isReadOf([readRail.path], ref);

/** Keys of what has to be folded before it is answered. */
export const isFoldedRead = (ref: StreamRef): IsKey => {
  const isRead = isReadOf([readRail.path, readChanges.path, readDrift.path], ref);
  return (key) =>
    isRead(key) || (key[0] === stateName && key[1] === ref.store && key[2] === ref.stream);
};

export const changesQuery = (ref: FoldRef, range: { readonly from: string; readonly to: string }) =>
  contractQuery(readChanges, { ...ref, ...range });

export const loadSegment = (ref: FoldRef, at: bigint, signal: AbortSignal): Promise<SegmentView> =>
  fetchContract(readSegment, { ...ref, at: `v${String(at)}` }, { signal });

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
      store: ref.store,
      stream: ref.stream,
      order: forward ? ('oldest' as const) : ('newest' as const),
      limit: pageSize,
      ...('cursor' in param ? { cursor: param.cursor } : { from: param.at }),
    },
    { signal },
  );
  return { param, ...page };
}

const stateName = 'stream-state';

export const stateKey = (ref: FoldRef, version: bigint) =>
  [stateName, ref.store, ref.stream, ref.reducer, String(version)] as const;
