'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@/components/ui/use-router.ts';
import { useState } from 'react';
import { contractKey, fetchContract } from '@/components/ui/contract-query.ts';
import {
  connectStore,
  detectStore,
  listStores,
  previewStore,
  type GuessView,
} from '@/lib/api/stores.ts';
import { storePage } from '@/lib/urls/pages.ts';

/** The steps from a pasted address to an open store; each later one is forgotten when an earlier one changes. */
export function useConnect(given: string) {
  const router = useRouter();
  const client = useQueryClient();
  const [location, setLocation] = useState(given);
  const [name, setName] = useState('');
  const [guess, setGuess] = useState<GuessView | null>(null);
  const detection = useMutation({
    mutationFn: (where: string) => fetchContract(detectStore, {}, { body: { location: where } }),
  });
  const preview = useMutation({
    mutationFn: (chosen: GuessView) =>
      fetchContract(previewStore, {}, { body: { location, guess: chosen } }),
  });
  const connection = useMutation({
    mutationFn: (chosen: GuessView) => {
      const id = name.trim();
      const body = { location, guess: chosen, ...(id === '' ? {} : { id }) };
      return fetchContract(connectStore, {}, { body });
    },
    onSuccess: async (store) => {
      await client.invalidateQueries({ queryKey: contractKey(listStores, {}) });
      router.push(storePage(store.id));
    },
  });
  const choose = (chosen: GuessView | null): void => {
    setGuess(chosen);
    connection.reset();
    if (chosen === null) preview.reset();
    else preview.mutate(chosen);
  };
  return {
    location,
    name,
    guess,
    detection,
    preview,
    connection,
    setName,
    choose,
    relocate: (text: string): void => {
      setLocation(text);
      detection.reset();
      choose(null);
    },
    detect: (): void => {
      choose(null);
      detection.mutate(location.trim(), {
        onSuccess: ({ guesses }) => {
          const [best] = guesses;
          if (best !== undefined) choose(best);
        },
      });
    },
  };
}

export type Connecting = ReturnType<typeof useConnect>;
