'use client';

import { useDebouncedValue } from '@mantine/hooks';
import { useQueries } from '@tanstack/react-query';
import { contractQuery } from '@/components/ui/contract-query.ts';
import { listStreams } from '@/lib/api/streams.ts';
import type { StreamLookup } from './commands.ts';

const pauseMs = 120;
const shownPerStore = 5;

/** The streams of some stores whose id begins with what is being typed, asked for once it pauses. */
export function useStreamLookup(stores: readonly string[], text: string): StreamLookup {
  const wanted = text.trim();
  const [prefix] = useDebouncedValue(wanted, pauseMs);
  return useQueries({
    queries: stores.map((store) => ({
      ...contractQuery(listStreams, { store, prefix, order: 'id' as const, limit: shownPerStore }),
      enabled: prefix !== '',
      retry: false,
    })),
    combine: (answers) => ({
      found: answers.flatMap(({ data }, index) =>
        (data?.items ?? [])
          // Until the typing pauses the answer may be that of a shorter text.
          .filter(({ streamId }) => wanted !== '' && streamId.startsWith(wanted))
          .map(({ streamId, lastVersion }) => ({
            store: stores[index] ?? '',
            streamId,
            lastVersion,
          })),
      ),
      complete: prefix === wanted && answers.every(({ isSuccess }) => isSuccess),
    }),
  });
}
