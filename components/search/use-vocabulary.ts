'use client';

import { useQueries, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { contractQuery } from '@/components/ui/contract-query.ts';
import { listEvents } from '@/lib/api/events.ts';
import { describeStore, listStores } from '@/lib/api/stores.ts';
import type { Vocabulary } from '@/lib/query/complete.ts';
import { vocabularyOf } from './vocabulary.ts';

/** Events whose payloads say what paths there are. */
const sampled = 100;

type Answer<Data> = { readonly data: Data | undefined };

const answered = <Data>(results: readonly Answer<Data>[]): readonly Data[] =>
  results.flatMap(({ data }) => (data === undefined ? [] : [data]));

/** Words to offer, of a store or of all (null); those of the language alone until they have answered. */
export function useVocabulary(store: string | null): Vocabulary {
  const { data: known } = useQuery(contractQuery(listStores, {}));
  const services = useMemo(() => known?.stores.map(({ id }) => id) ?? [], [known]);
  const asked = store === null ? services : [store];
  const descriptions = useQueries({
    queries: asked.map((each) => contractQuery(describeStore, { store: each })),
    combine: answered,
  });
  const samples = useQueries({
    queries: asked.map((each) => ({
      ...contractQuery(listEvents, { store: each, limit: sampled }),
      staleTime: Number.POSITIVE_INFINITY,
    })),
    combine: answered,
  });
  return useMemo(() => {
    const events = samples.flatMap(({ items }) => items);
    return vocabularyOf({ descriptions, events, services });
  }, [descriptions, samples, services]);
}
