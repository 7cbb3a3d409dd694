'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { fetchContract } from '@/components/ui/contract-query.ts';
import { jobsQuery } from '@/components/ui/jobs-query.ts';
import { usePinned } from '@/components/ui/pinned.ts';
import { startRegression } from '@/lib/api/jobs.ts';
import type { Draft } from '@/lib/reducers/draft-reducer.ts';

/** What is compared: two versions (a hash, or `inferred`), or the active one and a draft. */
export type RegressionSides =
  { readonly before: string; readonly after: string } | { readonly draft: Draft };

/** Begins to compare two reducers over all streams of a category. */
export function useStartRegression(store: string, category: string) {
  const client = useQueryClient();
  const asof = usePinned();
  return useMutation({
    mutationFn: (sides: RegressionSides) => {
      const pinned = asof === null ? {} : { asof };
      return fetchContract(startRegression, { store }, { body: { category, ...sides, ...pinned } });
    },
    onSuccess: () => client.invalidateQueries({ queryKey: jobsQuery(store).queryKey }),
  });
}
