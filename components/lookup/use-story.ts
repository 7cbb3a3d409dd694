'use client';

import { useInfiniteQuery, useQueries, useQuery } from '@tanstack/react-query';
import { contractPages } from '@/components/ui/contract-pages.ts';
import { contractQuery } from '@/components/ui/contract-query.ts';
import { readChanges, readState, readStreamEvents, type StateView } from '@/lib/api/streams.ts';
import type { EventView } from '@/lib/api/views.ts';
import { entityName } from '@/lib/fold/entity-name.ts';
import { parseJson } from '@/lib/json/parse-json.ts';
import type { Effect } from '@/lib/sentences/tell.ts';
import { storyLine, type StoryLine } from './story-line.ts';
import { topicsOf, type Topic } from './topics.ts';

export interface ToldEvent extends StoryLine {
  readonly topics: readonly Topic[];
}

export interface StreamStory {
  readonly name: string | null;
  readonly state: StateView | undefined;
  /** Newest first. */
  readonly lines: readonly ToldEvent[];
  readonly reading: boolean;
  readonly failure: Error | null;
  readonly retry: () => void;
  /** Null: the story goes back to the first event. */
  readonly older: (() => void) | null;
}

/** A stream as a story: its events, what each changed, and the state of now. */
export function useStory(store: string, stream: string): StreamStory {
  const ref = { store, stream };
  const state = useQuery(contractQuery(readState, ref));
  const events = useInfiniteQuery(
    contractPages(readStreamEvents, { ...ref, order: 'newest', limit: 200 }),
  );
  const pages = events.data?.pages ?? [];
  const changes = useQueries({
    queries: pages
      .flatMap(({ items }) => rangesOf(items))
      .map((range) => contractQuery(readChanges, { ...ref, ...range })),
    combine: (answers) => ({
      known: new Map(
        answers.flatMap(({ data }) =>
          (data?.items ?? []).map((each) => [each.version, each] as const),
        ),
      ),
      failure: answers.find(({ error }) => error !== null)?.error ?? null,
      pending: answers.some(({ isPending }) => isPending),
    }),
  });
  const name = nameIn(state.data);
  return {
    name,
    state: state.data,
    lines: pages
      .flatMap(({ items }) => items)
      .map((event) => told(event, changes.known.get(event.version) ?? null, name)),
    reading: events.isPending || changes.pending || state.isPending,
    failure: events.error ?? state.error ?? changes.failure,
    retry: () => {
      void events.refetch();
      void state.refetch();
    },
    older: events.hasNextPage
      ? () => {
          void events.fetchNextPage();
        }
      : null,
  };
}

const told = (event: EventView, effect: Effect | null, name: string | null): ToldEvent => ({
  ...storyLine(event, effect, name),
  topics: topicsOf(event, effect?.changes ?? []),
});

/** One request spans at most a thousand versions, gaps included. */
function rangesOf(items: readonly EventView[]): readonly { from: string; to: string }[] {
  const ranges: { from: string; to: string }[] = [];
  for (const { version } of items) {
    const last = ranges.at(-1);
    if (last !== undefined && BigInt(last.to) - BigInt(version) < 1000n) last.from = version;
    else ranges.push({ from: version, to: version });
  }
  return ranges;
}

function nameIn(view: StateView | undefined): string | null {
  const parsed = view?.state == null ? null : parseJson(view.state);
  return parsed?.ok === true ? entityName(parsed.value) : null;
}
