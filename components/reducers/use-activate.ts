'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { fetchContract } from '@/components/ui/contract-query.ts';
import { activateReducer } from '@/lib/api/reducers.ts';

/** Lets a version fold its category, or none. Every state that was read is read again. */
export function useActivate(store: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { readonly category: string; readonly hash: string | null }) =>
      fetchContract(activateReducer, { store }, { body }),
    onSuccess: () => client.invalidateQueries(),
  });
}
