import { z } from 'zod';
import { longestQuery } from '@/lib/query/limits.ts';
import { contract } from './contract.ts';

const byStore = z.strictObject({ store: z.string() });
const label = z.string().trim().max(80);

export const savedSearchView = z.object({
  id: z.number(),
  /** Empty: in no folder. */
  folder: z.string(),
  name: z.string(),
  /** What it is for; empty: nothing is said. */
  description: z.string(),
  q: z.string(),
  shared: z.boolean(),
  /** Saved by who asks, and so theirs to delete. */
  own: z.boolean(),
});
export type SavedSearchView = z.infer<typeof savedSearchView>;

/** Own searches of a store, those for everyone, and what a search of it begins with. */
export const listSearches = contract({
  method: 'GET',
  path: '/api/stores/[store]/searches',
  params: byStore,
  body: null,
  response: z.object({
    searches: z.array(savedSearchView),
    /** As the configuration says; empty: nothing. */
    defaultFilter: z.string(),
  }),
});

const saved = z.strictObject({
  name: label.min(1),
  folder: label.default(''),
  description: z.string().trim().max(500).default(''),
  q: z.string().max(longestQuery),
  shared: z.boolean().default(false),
});
export const saveSearchInput = saved.extend({ store: z.string() });

/** Saves a search under a name; one of the same name and folder is replaced. */
export const saveSearch = contract({
  method: 'POST',
  path: '/api/stores/[store]/searches',
  params: byStore,
  body: saved,
  response: savedSearchView,
});

const bySearch = byStore.extend({ search: z.coerce.number().int().min(1) });
export const changeSearchInput = saved.extend(bySearch.shape);

/** Changes a search of one's own; what is not sent becomes what it would be in a new one. */
export const changeSearch = contract({
  method: 'POST',
  path: '/api/stores/[store]/searches/[search]',
  params: bySearch,
  body: saved,
  response: savedSearchView,
});

/** Deletes a search of one's own. */
export const deleteSearch = contract({
  method: 'DELETE',
  path: '/api/stores/[store]/searches/[search]',
  params: bySearch,
  body: null,
  response: z.object({ deleted: z.number() }),
});
