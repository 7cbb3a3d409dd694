import { z } from 'zod';
import type { StreamContract } from './contract.ts';
import { eventView } from './views.ts';

/** How far an answer is final, where that is not all of it or not for certain. */
export const provisional = z.object({
  /** Position of the log up to which nothing can appear any more; null where none is known. */
  settled: z.string().nullable(),
  /** Newer events, between which others can still appear; of more than are counted, so many. */
  newer: z.number(),
  more: z.boolean(),
  /** The store does not show who is writing: what is ten seconds old is taken for final. */
  byTime: z.boolean(),
});
export type Provisional = z.infer<typeof provisional>;

/** What a search has looked at, from the head of the log back to `searchedTo`. */
export const searchCoverage = z.object({
  /** True only when the whole log was examined, was final then, and every event could be judged. */
  complete: z.boolean(),
  /** What could still change when the search began; null when nothing could. */
  provisional: provisional.nullable(),
  /** Why the answer ends before the log does. */
  capped: z.enum(['page', 'events', 'time']).nullable(),
  /** Events examined and found since the search began, earlier pages included. */
  examined: z.number(),
  matched: z.number(),
  /** Events that could not be judged, because something the query looks at cannot be read. */
  unreadable: z.number(),
  /** Recorded time of the newest event of the answer; null for an empty log. */
  newest: z.string().nullable(),
  /** Recorded time of the last event examined; null when there was none. */
  searchedTo: z.string().nullable(),
  /** Position the answer is pinned to; null for an empty log. */
  head: z.string().nullable(),
  /** What the search index covers; null when it had no part in the search. */
  index: z
    .object({
      /** Position of the last event it covers, and how many it covers. */
      through: z.string(),
      events: z.number(),
      /** How many of these are the newest ones, where events between them and the oldest are not covered yet. */
      recent: z.number().optional(),
      /** Events that were scanned, because it does not cover them. */
      newer: z.number(),
    })
    .nullable(),
  /** Why an index that should be there had no part; null when there is none or it was of no help. */
  indexProblem: z.string().nullable(),
  /** Streams whose states need more memory than BACKSTORY_SEARCH_STATE_MEGABYTES, so that their events were not judged. */
  statesLeftOut: z.array(z.string()).optional(),
});
export type SearchCoverage = z.infer<typeof searchCoverage>;

/** A part of the query that was read differently from how it was written. */
const notice = z.object({ from: z.number(), to: z.number(), message: z.string() });

export const planStep = z.object({
  kind: z.literal('plan'),
  /** The query in plain words. */
  explained: z.string(),
  /** The query as printed, with relative times as written. */
  query: z.string(),
  /** The query with relative times as the times they mean here, for links. */
  pinned: z.string(),
  /** What the store itself answers, and what is left to look at event by event. */
  pushed: z.string(),
  scanned: z.string(),
  notices: z.array(notice),
  head: z.string().nullable(),
});

/** What the steps make of the matches so far; the one before the end is the last. */
export const tableStep = z.object({
  kind: z.literal('table'),
  columns: z.array(z.string()).nullable(),
  /** Texts as people read them; null = missing. */
  rows: z.array(z.array(z.string().nullable())),
  /** The events behind the rows, where a row is one. */
  items: z.array(eventView),
  /** Rows beyond those sent. */
  more: z.number(),
  /** Events in no row, because a value they are grouped by cannot be read. */
  unreadable: z.number(),
  /** True when only the newest events could be taken into account. */
  cut: z.boolean(),
});

/** How far the examination of a log has come. */
export const examiningSoFar = z.object({ examined: z.number(), backTo: z.string().nullable() });

/** Before a query on `finding` judges anything, the whole log is examined. */
const examiningStep = examiningSoFar.extend({ kind: z.literal('examining') });

/** A long stream whose states are folded before more can be judged, and how many of its events are. */
export const foldingSoFar = z.object({ stream: z.string(), events: z.number() });

export const progressStep = z.object({
  kind: z.literal('progress'),
  examined: z.number(),
  matched: z.number(),
  unreadable: z.number(),
  searchedTo: z.string().nullable(),
  /** Continues from here, for a reader who stops before the end; null where that is not known. */
  next: z.string().nullable(),
  folding: foldingSoFar.optional(),
});

export const endStep = z.object({
  kind: z.literal('end'),
  coverage: searchCoverage,
  /** Continues the search; null when there is nothing more to look at. */
  next: z.string().nullable(),
});

/** One message of a search: first the plan, then hits (or tables) and progress, last the end. */
export const searchStep = z.discriminatedUnion('kind', [
  planStep,
  z.object({ kind: z.literal('hits'), items: z.array(eventView) }),
  tableStep,
  examiningStep,
  progressStep,
  endStep,
]);
export type SearchStep = z.infer<typeof searchStep>;

const searchParams = z.strictObject({
  store: z.string(),
  q: z.string().default(''),
  /** Zone of times written without one. */
  zone: z.string().default('UTC'),
  /** Position to search back from, so that a link shows what its sender saw; default: the head now. */
  head: z.string().optional(),
  cursor: z.string().optional(),
  limit: z.coerce.number().int().min(1).max(500).default(50),
});

/** Events that match a query, newest first, sent as they are found. */
export const searchEvents: StreamContract<z.infer<typeof searchParams>> = {
  path: '/api/stores/[store]/search',
  params: searchParams,
  event: 'search',
};
