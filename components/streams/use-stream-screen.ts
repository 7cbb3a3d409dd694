'use client';

import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import type { RailView } from '@/lib/api/rail-view.ts';
import type { EventView } from '@/lib/api/views.ts';
import { entityName } from '@/lib/fold/entity-name.ts';
import { parseJson } from '@/lib/json/parse-json.ts';
import { momentQuery, railQuery, summaryQuery, type StreamRef } from './queries.ts';
import { namedVersion } from './stream-place.ts';
import { heldAt, useFoldHold } from './use-fold-hold.ts';
import { useDrift } from './use-drift.ts';
import { useMomentState } from './use-moment-state.ts';
import { usePlay } from './use-play.ts';
import { usePlayhead } from './use-playhead.ts';
import { useStreamPlace } from './use-stream-place.ts';
import { useTimeline } from './use-timeline.ts';

/** Milliseconds between two looks at a rail whose stream is still being folded. */
const railAgain = 900;
/** A state longer than this is not taken apart only to find a name in it. */
const longestForName = 100_000;

/** Everything the screen of a stream shows and does, from the URL down. */
export function useStreamScreen(ref: StreamRef) {
  const url = useStreamPlace(ref.store, ref.stream);
  const { place } = url;
  const summary = useQuery(summaryQuery(ref));
  const fold = useMemo(() => ({ ...ref, reducer: place.reducer }), [ref, place.reducer]);
  const hold = useFoldHold(fold);
  const rail = useQuery({
    ...railQuery(fold, place.path, hold.held),
    placeholderData: (before) => before,
    refetchInterval: ({ state }) => (state.data?.done === false && !hold.held ? railAgain : false),
  });
  const limit = heldAt(hold.held, rail.data);
  const reach = useReach(summary.data?.stream);
  const asked = useMoment(ref, place.at, reach);
  const against = useMoment(ref, place.against === 'previous' ? null : place.against, reach);
  const playhead = usePlayhead(url, asked.version);
  const { version, drag, go } = playhead;
  const moment = useMomentState(fold, version, { reach, limit });
  const drift = useDrift(fold, version, limit);
  const window = useTimeline(fold, version, limit);
  const onStep = useCallback(
    (to: bigint, by: 'hand' | 'play') => {
      if (by === 'play') drag(to);
      else go(to);
    },
    [drag, go],
  );
  const play = usePlay({
    version,
    first: reach?.first ?? 0n,
    last: reach?.last ?? 0n,
    ready: !moment.stale,
    onStep,
  });
  const stateText = moment.state?.state ?? null;
  return {
    url,
    summary,
    fold,
    hold,
    rail,
    reach,
    playhead,
    moment,
    drift,
    window,
    play,
    asked,
    againstVersion: place.against === null ? null : against.version,
    name: useMemo(() => nameIn(stateText), [stateText]),
    event: useMemo(
      () => eventAt(window.events, version, window.status === 'loading'),
      [window.events, window.status, version],
    ),
    marks: useMemo(() => (rail.data?.marks ?? []).map((mark) => BigInt(mark.version)), [rail.data]),
    pinnedChanges: changesKnown(place.path, rail),
  };
}

/** Null until the whole stream was asked for this very field, not for the one pinned before. */
function changesKnown(
  path: string | null,
  {
    data,
    isPlaceholderData,
  }: { readonly data: RailView | undefined; readonly isPlaceholderData: boolean },
): number | null {
  if (path === null || data === undefined || isPlaceholderData || !data.done) return null;
  return data.marks.length;
}

export type StreamScreen = ReturnType<typeof useStreamScreen>;

export interface Reach {
  readonly first: bigint;
  readonly last: bigint;
}

function useReach(
  stream: { readonly firstVersion: string | null; readonly lastVersion: string | null } | undefined,
): Reach | null {
  const [first, last] = [stream?.firstVersion ?? null, stream?.lastVersion ?? null];
  return useMemo(
    () => (first === null || last === null ? null : { first: BigInt(first), last: BigInt(last) }),
    [first, last],
  );
}

interface AskedMoment {
  /** Null while it is being resolved, or before the first event. */
  readonly version: bigint | null;
  /** What had to be changed about the moment, in words; null when nothing had. */
  readonly note: string | null;
  readonly failure: Error | null;
}

/** The version that `at` means: the head, a version, or the last one at a time or position. */
function useMoment(ref: StreamRef, at: string | null, reach: Reach | null): AskedMoment {
  const named = namedVersion(at);
  const isOther = at !== null && named === null;
  const query = useQuery({ ...momentQuery(ref, at ?? ''), enabled: isOther });
  if (isOther) return resolved(at, query.data?.moment, query.error);
  if (reach === null) return { version: null, note: null, failure: null };
  if (named === null) return { version: reach.last, note: null, failure: null };
  return clamped(named, reach);
}

function resolved(
  at: string,
  moment: { readonly version: string | null; readonly skewed: boolean } | undefined,
  failure: Error | null,
): AskedMoment {
  if (moment === undefined) return { version: null, note: null, failure };
  if (moment.version === null) {
    return { version: null, note: `The stream had no event yet at ${at}.`, failure };
  }
  const skew = moment.skewed ? '; clocks ran backwards near it, so it may be one beside' : '';
  return { version: BigInt(moment.version), note: `${at} → v${moment.version}${skew}`, failure };
}

export function clamped(version: bigint, { first, last }: Reach): AskedMoment {
  if (version > last) {
    const note = `v${String(version)} is after the last event; this is v${String(last)}.`;
    return { version: last, note, failure: null };
  }
  if (version < first) {
    const note = `v${String(version)} is before the first event; this is v${String(first)}.`;
    return { version: first, note, failure: null };
  }
  return { version, note: null, failure: null };
}

export function nameIn(state: string | null): string | null {
  if (state === null || state.length > longestForName) return null;
  const parsed = parseJson(state);
  return parsed.ok ? entityName(parsed.value) : null;
}

function eventAt(
  events: readonly EventView[],
  version: bigint | null,
  loading: boolean,
): EventView | null | undefined {
  const found = events.find((event) => event.version === String(version));
  if (found !== undefined) return found;
  const [first, last] = [events[0], events.at(-1)];
  if (loading || version === null || first === undefined || last === undefined) return undefined;
  const inside = version >= BigInt(first.version) && version <= BigInt(last.version);
  return inside ? null : undefined;
}
