import { z } from 'zod';
import { contract } from './contract.ts';

const words = z.array(z.string());

/** What a query can name, most frequent first. */
export const vocabularyView = z.object({
  types: words,
  categories: words,
  initiators: words,
  tenants: words,
  tags: words,
  /** Paths as they follow the name of the field, without the first dot. */
  dataPaths: words,
  metadataPaths: words,
  /** True where types and categories are those of all events; else of those the store described. */
  allTypes: z.boolean(),
  /** Events that the other words are of: the newest, and some all over the log. */
  sampled: z.number(),
  /** True where these are all events there are. */
  allEvents: z.boolean(),
});
export type VocabularyView = z.infer<typeof vocabularyView>;

/** The words that a store holds, for completion. */
export const readVocabulary = contract({
  method: 'GET',
  path: '/api/stores/[store]/vocabulary',
  params: z.strictObject({ store: z.string() }),
  body: null,
  response: vocabularyView,
});
