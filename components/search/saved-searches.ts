import { contractQuery } from '@/components/ui/contract-query.ts';
import { listSearches, type SavedSearchView } from '@/lib/api/searches.ts';

export const savedSearchesQuery = (store: string) => contractQuery(listSearches, { store });

export interface SearchFolder {
  /** Empty: those in no folder, which come first. */
  readonly name: string;
  readonly searches: readonly SavedSearchView[];
}

/** Searches by folder, each in the order given. */
export function inFolders(searches: readonly SavedSearchView[]): readonly SearchFolder[] {
  const names = [...new Set(searches.map(({ folder }) => folder))].sort();
  return names.map((name) => ({
    name,
    searches: searches.filter(({ folder }) => folder === name),
  }));
}
