'use client';

import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { contractQuery } from '@/components/ui/contract-query.ts';
import { listEvents } from '@/lib/api/events.ts';
import { describeStore } from '@/lib/api/stores.ts';
import type { Vocabulary } from '@/lib/query/complete.ts';
import { vocabularyOf } from './vocabulary.ts';

/** Events whose payloads say what paths there are. */
const sampled = 100;

/** Words to offer, of a store; those of the language alone until it has answered. */
export function useVocabulary(store: string): Vocabulary {
  const { data: description } = useQuery(contractQuery(describeStore, { store }));
  const { data: sample } = useQuery({
    ...contractQuery(listEvents, { store, limit: sampled }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return useMemo(() => vocabularyOf(description, sample?.items ?? []), [description, sample]);
}
