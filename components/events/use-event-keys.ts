'use client';

import { useRouter } from '@/components/ui/use-router.ts';
import { useKeys } from '@/components/ui/use-keys.ts';
import type { EventView } from '@/lib/api/views.ts';
import { eventPage, eventsPage, streamPage } from '@/lib/urls/pages.ts';
import type { Neighbours } from './event-neighbours.tsx';

interface Keys {
  readonly store: string;
  readonly event: EventView;
  readonly neighbours: Neighbours;
  readonly inLog: Neighbours;
}

/** The keys of an event's page: as on the stream, left and right step; as in the log, j goes down it. */
export function useEventKeys({ store, event, neighbours, inLog }: Keys): void {
  const router = useRouter();
  const goTo = (next: EventView | null) => () => {
    if (next !== null) router.push(eventPage(store, next.id));
  };
  useKeys([
    { keys: 'ArrowLeft', label: 'Previous event of the stream', run: goTo(neighbours.previous) },
    { keys: 'ArrowRight', label: 'Next event of the stream', run: goTo(neighbours.next) },
    { keys: 'j', label: 'Older event of the log', run: goTo(inLog.previous) },
    { keys: 'k', label: 'Newer event of the log', run: goTo(inLog.next) },
    {
      keys: 'o',
      label: 'Open its stream at that moment',
      run: () => {
        router.push(streamPage(store, event.streamId, { at: `v${event.version}` }));
      },
    },
    {
      keys: 'l',
      label: 'Show it in the log',
      run: () => {
        router.push(eventsPage(store, { event: event.id }));
      },
    },
  ]);
}
