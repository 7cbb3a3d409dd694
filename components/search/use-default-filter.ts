'use client';

import { useQuery } from '@tanstack/react-query';
import { contractQuery } from '@/components/ui/contract-query.ts';
import { listStores } from '@/lib/api/stores.ts';
import { savedSearchesQuery } from './saved-searches.ts';

/** What a search of a store, or of all (null), begins with, as the configuration says; empty: nothing. */
export function useDefaultFilter(store: string | null): string {
  const ofAll = useQuery({ ...contractQuery(listStores, {}), enabled: store === null });
  const ofOne = useQuery({ ...savedSearchesQuery(store ?? ''), enabled: store !== null });
  return (store === null ? ofAll.data : ofOne.data)?.defaultFilter ?? '';
}
