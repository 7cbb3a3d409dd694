'use client';

import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { fetchContract } from '@/components/ui/contract-query.ts';
import { writePreference } from '@/lib/api/preferences.ts';
import { storesQuery } from './queries.ts';

/** Has the store one looks into remembered. That it cannot be kept spoils nothing on the page. */
export function useLastStore(store: string | null): void {
  const known = useQuery(storesQuery()).data?.stores.some(({ id }) => id === store) ?? false;
  const { mutate } = useMutation({
    mutationFn: (lastStore: string) => fetchContract(writePreference, {}, { body: { lastStore } }),
  });
  useEffect(() => {
    if (store !== null && known) mutate(store);
  }, [store, known, mutate]);
}
