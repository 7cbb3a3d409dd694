'use client';

import { useQueries, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { contractQuery } from '@/components/ui/contract-query.ts';
import { listStores } from '@/lib/api/stores.ts';
import { readVocabulary, type VocabularyView } from '@/lib/api/vocabulary.ts';
import { knownWords, type KnownWords } from './known-words.ts';

type Answer = { readonly data: VocabularyView | undefined; readonly isError: boolean };

const answered = (results: readonly Answer[]) => ({
  stores: results.flatMap(({ data }) => data ?? []),
  failed: results.filter(({ isError }) => isError).length,
  waiting: results.filter(({ data, isError }) => data === undefined && !isError).length,
});

/** Words to offer, of a store or of all (null); those of the language alone until they have answered. */
export function useVocabulary(store: string | null): KnownWords {
  const { data: known } = useQuery(contractQuery(listStores, {}));
  const services = useMemo(() => known?.stores.map(({ id }) => id) ?? [], [known]);
  const asked = store === null ? services : [store];
  const answers = useQueries({
    queries: asked.map((each) => ({
      ...contractQuery(readVocabulary, { store: each }),
      staleTime: Number.POSITIVE_INFINITY,
    })),
    combine: answered,
  });
  return useMemo(() => knownWords({ ...answers, services }), [answers, services]);
}
