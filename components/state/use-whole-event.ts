'use client';

import { useQuery } from '@tanstack/react-query';
import { contractQuery } from '@/components/ui/contract-query.ts';
import { readEvent } from '@/lib/api/events.ts';
import type { EventView } from '@/lib/api/views.ts';

/** The event as a list has it, and once it was read by itself with the payloads a list leaves out. */
export function useWholeEvent(store: string, event: EventView): EventView {
  const cut = event.data.kind === 'oversized' || event.metadata.kind === 'oversized';
  const isLeftOut = event.data.kind === 'omitted' || event.metadata.kind === 'omitted';
  const query = useQuery({
    ...contractQuery(readEvent, { store, event: event.id }),
    enabled: cut || isLeftOut,
  });
  return query.data?.event ?? event;
}
