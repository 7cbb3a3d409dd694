import { z } from 'zod';
import type { StreamContract } from './contract.ts';
import { placedEvent } from './events.ts';
import {
  endStep,
  examiningSoFar,
  foldingSoFar,
  planStep,
  progressStep,
  searchCoverage,
  tableStep,
} from './search.ts';

/** How far the search is in one store. */
export const storeReach = z.object({
  store: z.string(),
  title: z.string(),
  /**
   * `left-out`: not asked, because no event of it can match. `complete`: all of it was examined and
   * everything that was found is told. `partial`: there is more to look at. `failed`: see `reason`.
   */
  state: z.enum(['searching', 'complete', 'partial', 'failed', 'left-out']),
  /** Why it was left out or failed. */
  reason: z.string().nullable(),
  ...searchCoverage.pick({
    capped: true,
    examined: true,
    matched: true,
    unreadable: true,
    provisional: true,
    searchedTo: true,
    index: true,
    indexProblem: true,
  }).shape,
  /** Found and not told yet, because another store was not searched as far back. */
  held: z.number(),
  /** What it is doing before it can judge more; absent while it is not. */
  examining: examiningSoFar.optional(),
  folding: foldingSoFar.optional(),
});
export type StoreReach = z.infer<typeof storeReach>;

/** How one store is asked. */
const askedStore = z.object({
  store: z.string(),
  /** What the store itself answers, and what is left to look at event by event. */
  pushed: z.string(),
  scanned: z.string(),
});

const reaches = { stores: z.array(storeReach) };

/** As the messages of a search in one store; every event says its store, and every store how far it is. */
export const storesSearchStep = z.discriminatedUnion('kind', [
  planStep.omit({ pushed: true, scanned: true }).extend({ ...reaches, asked: z.array(askedStore) }),
  z.object({ kind: z.literal('hits'), items: z.array(placedEvent) }),
  tableStep.extend({ items: z.array(placedEvent) }),
  progressStep.extend(reaches),
  endStep.extend(reaches),
]);
export type StoresSearchStep = z.infer<typeof storesSearchStep>;

const params = z.strictObject({
  q: z.string().default(''),
  /** Zone of times written without one. */
  zone: z.string().default('UTC'),
  /** Positions to search back from, `store:position` separated by commas; default: the heads now. */
  head: z.string().optional(),
  cursor: z.string().optional(),
  limit: z.coerce.number().int().min(1).max(500).default(50),
});

/** Events of all stores that match a query, newest first by recorded time, sent as they are found. */
export const searchStores: StreamContract<z.infer<typeof params>> = {
  path: '/api/search',
  params,
  event: 'search',
};
