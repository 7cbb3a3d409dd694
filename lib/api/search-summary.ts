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
      field: z.enum(['type', 'category', 'initiator', 'correlation']),
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

/** One message of a summary; the figures before the end are the last. */
export const summaryStep = z.discriminatedUnion('kind', [
  searchFigures,
  z.object({
    kind: z.literal('progress'),
    examined: z.number(),
    matched: z.number(),
    unreadable: z.number(),
    searchedTo: z.string().nullable(),
    /** Goes on from here, for a reader who stops before the end; null while that is not possible. */
    next: z.string().nullable(),
  }),
  z.object({
    kind: z.literal('end'),
    coverage: searchCoverage,
    /** Goes on where the budget ended; null when everything was looked at. */
    next: z.string().nullable(),
  }),
]);
export type SummaryStep = z.infer<typeof summaryStep>;

/** How many events match a query, by value and over time: an estimate first where that takes long. */
export const summariseSearch: StreamContract<{
  readonly store: string;
  readonly q: string;
  readonly zone: string;
  readonly head?: string | undefined;
  readonly cursor?: string | undefined;
}> = {
  path: '/api/stores/[store]/search/summary',
  params: z.strictObject({
    store: z.string(),
    q: z.string().default(''),
    /** Zone of times written without one, and of the bars. */
    zone: z.string().default('UTC'),
    head: z.string().optional(),
    cursor: z.string().optional(),
  }),
  event: 'summary',
};
