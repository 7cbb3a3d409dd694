import { z } from 'zod';
import { contract } from './contract.ts';
import { bigText } from './views.ts';

export const indexView = z.object({
  /**
   * `off`: none is wanted. `indexing`: taking in what was there. `following`: waiting for what comes.
   * `waiting`: wanted, but the process that keeps indexes does not run or has not begun.
   */
  state: z.enum(['off', 'paused', 'waiting', 'indexing', 'following', 'failed']),
  /** Why it failed or cannot be read; null when nothing is wrong. */
  problem: z.string().nullable(),
  /** Events it covers, from the first on, and position of the last of them. */
  events: bigText,
  through: z.string().nullable(),
  /** The same for what events altered. */
  ledgerEvents: bigText,
  ledgerThrough: z.string().nullable(),
  /** Events of the index of the newest ones, which is asked until the other goes as far; 0: there is none. */
  recent: bigText,
  /** Categories whose states are not inferred in it, or that are being derived anew. */
  ledgers: z.array(
    z.object({
      category: z.string(),
      /** What its entries are made by, or will be: the hash of code or rules; null where states are inferred. */
      madeBy: z.enum(['inferred', 'rules', 'reducer']),
      hash: z.string().nullable(),
      /** False while it is derived anew, because another reducer is active: search judges all its events then. */
      current: z.boolean(),
      /** How far that is, out of hundred. */
      derived: z.number(),
    }),
  ),
  /** Whether it keeps parts of words too, or would. */
  parts: z.boolean(),
  /** Events taken in per second, lately. */
  rate: z.number(),
  /** Size on disk. */
  bytes: bigText,
});
export type IndexView = z.infer<typeof indexView>;

const byStore = z.strictObject({ store: z.string() });

/** The search index of a store: whether there is one and how far it goes. */
export const readIndex = contract({
  method: 'GET',
  path: '/api/stores/[store]/index',
  params: byStore,
  body: null,
  response: indexView,
});

const change = z.strictObject({ action: z.enum(['on', 'pause', 'rebuild', 'off']) });

/** What the service takes: the body and the store. */
export const changeIndexInput = change.extend({ store: z.string() });

/** Switches the index on, pauses it, makes it anew, or switches it off and deletes it. */
export const changeIndex = contract({
  method: 'POST',
  path: '/api/stores/[store]/index',
  params: byStore,
  body: change,
  response: indexView,
});
