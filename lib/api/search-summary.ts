import { z } from 'zod';
import type { StreamContract } from './contract.ts';
import { searchCoverage } from './search.ts';

/** Counts of the whole answer of a query. */
export const searchFigures = z.object({
  kind: z.literal('figures'),
  /**
   * `exact`: every match was counted. `estimated`: from a sample. `atLeast`: of what was examined so far,
   * or something may still be missing: events that could not be judged, a transaction that is still open.
   */
  basis: z.enum(['exact', 'estimated', 'atLeast']),
  total: z.number(),
  facets: z.array(
    z.object({
      /** `service` is told where several stores are counted. */
      field: z.enum(['service', 'type', 'category', 'initiator', 'correlation']),
      /** Most frequent first; null: events without one. */
      values: z.array(z.object({ value: z.string().nullable(), events: z.number() })),
      /** Different values in all; null when they are too many to be told apart. */
      different: z.number().nullable(),
    }),
  ),
  /** Bars of equal width; null when no event has a time that a chart could show. */
  histogram: z
    .object({
      from: z.string(),
      seconds: z.number(),
      by: z.enum(['category', 'type']),
      /** Largest first; `rest`: the names that have no layer of their own. */
      layers: z.array(
        z.object({ name: z.string().nullable(), rest: z.boolean(), events: z.number() }),
      ),
      /** Events by layer. */
      bars: z.array(z.array(z.number())),
    })
    .nullable(),
  /** Events that are in no bar, because they have no such time. */
  untimed: z.number(),
});
export type SearchFiguresView = z.infer<typeof searchFigures>;

const progress = z.object({
  kind: z.literal('progress'),
  examined: z.number(),
  matched: z.number(),
  unreadable: z.number(),
  searchedTo: z.string().nullable(),
  /** Goes on from here, for a reader who stops before the end; null while that is not possible. */
  next: z.string().nullable(),
});
const end = z.object({
  kind: z.literal('end'),
  coverage: searchCoverage,
  /** Goes on where the budget ended; null when everything was looked at. */
  next: z.string().nullable(),
});

/** One message of a summary; the figures before the end are the last. */
export const summaryStep = z.discriminatedUnion('kind', [searchFigures, progress, end]);
export type SummaryStep = z.infer<typeof summaryStep>;

/** How far the count is in one store; `left-out`: no event of it can match. */
export const countedStore = z.object({
  store: z.string(),
  title: z.string(),
  state: z.enum(['counting', 'counted', 'partial', 'failed', 'left-out']),
  /** Why it was left out or failed. */
  reason: z.string().nullable(),
  matched: z.number(),
});
export type CountedStore = z.infer<typeof countedStore>;

const counted = { stores: z.array(countedStore) };

/** As the messages of one store; the figures are of all together, and every store says how far it is. */
export const storesSummaryStep = z.discriminatedUnion('kind', [
  searchFigures,
  progress.extend(counted),
  end.extend(counted),
]);
export type StoresSummaryStep = z.infer<typeof storesSummaryStep>;

const params = z.strictObject({
  q: z.string().default(''),
  /** Zone of times written without one, and of the bars. */
  zone: z.string().default('UTC'),
  /** Position to count back from; of several stores as their search has it: `store:position,…`. */
  head: z.string().optional(),
  cursor: z.string().optional(),
});
const ofOneStore = params.extend({ store: z.string() });

/** How many events match a query, by value and over time: an estimate first where that takes long. */
export const summariseSearch: StreamContract<z.infer<typeof ofOneStore>> = {
  path: '/api/stores/[store]/search/summary',
  params: ofOneStore,
  event: 'summary',
};

/** The same of all stores together. */
export const summariseStores: StreamContract<z.infer<typeof params>> = {
  path: '/api/search/summary',
  params,
  event: 'summary',
};
