import 'server-only';
import { position, type Position } from '@/lib/events/ids.ts';
import type { SearchCoverage } from '@/lib/api/search.ts';
import type { Query } from '@/lib/query/syntax.ts';
import type { Clock } from '@/lib/query/time-value.ts';
import { environment } from '@/server/env.ts';
import type { EventStore } from '@/server/stores/port.ts';
import type { OpenStore } from '@/server/stores/registry.ts';
import { provisionalUpTo } from '../provisional.ts';
import { headAt, placeAfter, type Head } from './internal-head.ts';
import { indexedSearch } from './internal-indexed.ts';
import {
  coveredEvents,
  newestApart,
  withoutIndex,
  type IndexedSearch,
} from './internal-indexed-part.ts';
import { Judge } from './internal-judge.ts';
import { planOf, type SearchPlan } from './internal-plan.ts';
import type { Scan, Tally } from './internal-scan.ts';

/** A search in one store, ready to begin or to go on. */
export interface StoreSearch {
  readonly plan: SearchPlan;
  /** Null for an empty log, of which there is nothing to scan. */
  readonly head: Head | null;
  readonly scan: Scan | null;
  readonly indexed: IndexedSearch;
}

export interface StoreQuestion {
  readonly query: Query;
  readonly clock: Clock;
  /** Position the answer is pinned to; null: the head now. */
  readonly head: string | null;
  /** Where the page before ended; null at the beginning. */
  readonly from: { readonly after: Position | null; readonly tally: Tally } | null;
  /** Most hits. */
  readonly limit: number;
}

/** Everything up to the first read of a window. Throws what is wrong with the question. */
export async function searchOfStore(
  open: OpenStore,
  { query, clock, from, limit, ...asked }: StoreQuestion,
  signal: AbortSignal,
): Promise<StoreSearch> {
  const { store } = open;
  const plan = planOf(query, { store, service: open.id, clock });
  const head = await headAt(store, asked.head, signal);
  if (head === null) return { plan, head, scan: null, indexed: withoutIndex() };
  // None of them needs the others, and a store far away answers each only after a while.
  const [indexed, after, tally] = await Promise.all([
    indexedSearch(open, { plan, head: head.position }, signal),
    from === null ? placeAfter(store, head, signal) : from.after,
    from?.tally ?? beginning(store, head, signal),
  ]);
  const scan = {
    store,
    head: head.position,
    judge: new Judge(plan, { store, head: head.position, signal }),
    until: null,
    after,
    tally,
    // A table is of all matches, so it has no page to fill.
    limit: query.steps.length > 0 ? Infinity : limit,
    events: environment().searchEvents,
    milliseconds: environment().searchSeconds * 1000,
    signal,
  };
  return { plan, head, scan, indexed };
}

export const nothingYet: Tally = {
  examined: 0,
  matched: 0,
  unreadable: 0,
  newer: 0,
  searchedTo: null,
  provisional: null,
};

/** What is known before anything is examined. */
export const beginning = async (
  store: EventStore,
  head: Head,
  signal: AbortSignal,
): Promise<Tally> => ({
  ...nothingYet,
  provisional: await provisionalUpTo(store, head, signal),
});

/** What the store answers by itself, as a word for each term. */
export const pushedWords = ({ filter }: SearchPlan): string =>
  filter.all
    .map(({ term, anyOf, negated }) => `${negated ? '-' : ''}${term}:${anyOf.join('|')}`)
    .join(' ');

/** What an index had to do with an answer; `broken` says why it was given up on the way. */
export function indexCoverage(
  indexed: IndexedSearch,
  { newer }: Tally,
  broken?: string,
): Pick<SearchCoverage, 'index' | 'indexProblem'> {
  const newest = indexed.recent ?? indexed.part;
  if (newest === null || broken !== undefined) {
    return { index: null, indexProblem: broken ?? indexed.problem };
  }
  const recent = newestApart(indexed);
  return {
    index: {
      ...{ through: newest.through, events: coveredEvents(indexed), newer },
      ...(recent === null ? {} : { recent }),
    },
    indexProblem: indexed.problem,
  };
}

/** Streams that were not judged, because their states are too large; absent where there are none. */
export const leftOutOf = (
  folding: SearchPlan['folding'] | undefined,
): Pick<SearchCoverage, 'statesLeftOut'> =>
  folding === undefined || folding.leftOut.size === 0
    ? {}
    : { statesLeftOut: [...folding.leftOut] };

/** A place as a page before wrote it down. */
export const placeOf = (text: string | null): Position | null =>
  text === null ? null : position(text);
