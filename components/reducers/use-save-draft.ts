'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@/components/ui/use-router.ts';
import { fetchContract } from '@/components/ui/contract-query.ts';
import { saveReducer } from '@/lib/api/reducers.ts';
import { reducersPage } from '@/lib/urls/pages.ts';
import type { Draft } from '@/lib/reducers/draft-reducer.ts';

interface Saved extends Draft {
  readonly title: string;
  readonly activate: boolean;
}

/** Keeps a draft as a version and goes to the list; stays where the draft cannot be read. */
export function useSaveDraft(store: string) {
  const client = useQueryClient();
  const router = useRouter();
  return useMutation({
    mutationFn: ({ language, source, title, activate }: Saved) =>
      fetchContract(saveReducer, { store }, { body: { language, source, title, activate } }),
    onSuccess: async ({ problems }) => {
      if (problems.length > 0) return;
      await client.invalidateQueries();
      router.push(reducersPage(store));
    },
  });
}
