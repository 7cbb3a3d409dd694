'use client';

import { useQuery } from '@tanstack/react-query';
import { readStreamEvents } from '@/lib/api/streams.ts';
import type { InitiatorView } from '@/lib/api/views.ts';
import { toldInitiator } from '@/lib/events/told-initiator.ts';
import { contractQuery } from './contract-query.ts';

interface Wanted {
  readonly store: string;
  readonly stream: string;
  readonly version: string;
  /** What came with the state; only `not-read` is ever asked for. */
  readonly known: InitiatorView;
  /** True once somebody looks. */
  readonly asked: boolean;
}

/** Who set a version: as the state says, else read from that one event once it is asked for. */
export function useInitiator({
  store,
  stream,
  version,
  known,
  asked,
}: Wanted): InitiatorView | { readonly kind: 'reading' } | { readonly kind: 'failed' } {
  const isOpen = known.kind === 'not-read';
  const query = useQuery({
    ...contractQuery(readStreamEvents, {
      ...{ store, stream, order: 'oldest', from: `v${version}`, limit: 1 },
    }),
    enabled: isOpen && asked,
    // A recorded event does not change.
    staleTime: Infinity,
  });
  if (!isOpen) return known;
  if (query.isError) return { kind: 'failed' };
  if (query.data === undefined) return { kind: query.isFetching ? 'reading' : 'not-read' };
  const [event] = query.data.items;
  if (event?.version !== version) return { kind: 'failed' };
  const found = toldInitiator(event);
  return found.kind === 'not-read' ? { kind: 'failed' } : found;
}
