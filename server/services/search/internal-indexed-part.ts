import 'server-only';
import type { Position } from '@/lib/events/ids.ts';
import type { Narrowing } from '@/lib/query/narrow/narrowing.ts';
import type { SearchIndex } from '@/server/index/port.ts';
import type { EventStore } from '@/server/stores/port.ts';
import type { SearchPlan } from './internal-plan.ts';

/** The part of a log that an index answers for. */
export interface IndexedPart {
  readonly index: SearchIndex;
  readonly narrowing: Narrowing;
  /** Events it covers for this query, and position of the last of them. */
  readonly events: number;
  readonly through: Position;
  /** Position of the first of them; null: it is the first of the log. */
  readonly begins: Position | null;
  /** Events it covers that no older part does. */
  readonly adds: number;
  /** Judges the whole query, because events come by their place and not through a filter. */
  readonly plan: SearchPlan;
  /** What of the index is believed must still be so after it was asked; throws where it is not. */
  readonly check: () => Promise<void>;
}

/** Where a search stands: before a place, or (null) at the end of the log, where nothing is newer than the head. */
export interface Standing {
  readonly store: EventStore;
  readonly head: Position;
  readonly after: Position | null;
}

/** Whether the next event to look at is one at or before a place that an index covers. */
export const isWithin = ({ store, head, after }: Standing, through: Position): boolean =>
  after === null
    ? store.comparePositions(head, through) === 0
    : store.comparePositions(after, through) <= 0;

export interface IndexedSearch {
  readonly part: IndexedPart | null;
  /** Part of the newest events, where the other does not go so far. */
  readonly recent: IndexedPart | null;
  /** Why an index that should be there has no part. */
  readonly problem: string | null;
}

export type FoundPart = Pick<IndexedSearch, 'part' | 'problem'>;

export const nothingFound: FoundPart = { part: null, problem: null };

/** What no index has a part in, for a reason or for none. */
export const withoutIndex = (problem: string | null = null): IndexedSearch => ({
  part: null,
  recent: null,
  problem,
});

/** Events that are covered, together. */
export const coveredEvents = ({ part, recent }: IndexedSearch): number =>
  (part?.adds ?? 0) + (recent?.adds ?? 0);

/** Events that the index covers; null where it has no part. */
export const coveredOrNone = (search: IndexedSearch): number | null =>
  search.part === null && search.recent === null ? null : coveredEvents(search);

/** How many of them are the newest ones, where events between them and the others are not covered; else null. */
export const newestApart = ({ recent }: IndexedSearch): number | null =>
  recent !== null && recent.adds === recent.events ? recent.adds : null;

export interface IndexedRequest {
  readonly store: EventStore;
  readonly index: SearchIndex;
  readonly plan: SearchPlan;
  /** Position of the newest event of the answer. */
  readonly head: Position;
  /** The part of the log that the index is asked for; default: where matches can be, unless that is all. */
  readonly narrowing?: Narrowing;
}
