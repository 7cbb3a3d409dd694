import type { StreamsView } from '@/lib/urls/pages.ts';
import { readSearch, type SearchSource } from '@/lib/urls/search-string.ts';

/** What the list of streams is narrowed to; the same names as in the URL. */
export interface StreamsFilter {
  /** Null: any. */
  readonly category: string | null;
  /** Start of the stream id. */
  readonly prefix: string;
  readonly order: 'recent' | 'id';
}

/** Unknown values fall back to what the screen shows by itself; a repeated name counts once. */
export function readStreamsFilter(search: SearchSource): StreamsFilter {
  const values = readSearch(search);
  const text = (name: string): string => {
    const value = values[name];
    return (Array.isArray(value) ? value[0] : value) ?? '';
  };
  return {
    category: text('category') || null,
    prefix: text('prefix'),
    order: text('order') === 'id' ? 'id' : 'recent',
  };
}

/** The parts that differ from what the screen shows by itself, for `streamsPage`. */
export const writeStreamsFilter = ({ category, prefix, order }: StreamsFilter): StreamsView => ({
  category,
  prefix: prefix || null,
  order: order === 'recent' ? null : order,
});

/** As the contract of the list takes it. */
export const streamsParams = (store: string, { category, prefix, order }: StreamsFilter) => ({
  store,
  category,
  prefix,
  order,
  limit: 100,
});

/** What the list shows, in words: `Streams of account that begin with "acc", last active first`. */
export function filterWords({ category, prefix, order }: StreamsFilter): string {
  const of = category === null ? 'All streams' : `Streams of ${category}`;
  const begin = prefix === '' ? '' : ` that begin with “${prefix}”`;
  return `${of}${begin}, ${order === 'recent' ? 'last active first' : 'by id'}`;
}
