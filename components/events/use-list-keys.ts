'use client';

import { useRouter } from '@/components/ui/use-router.ts';
import { useKeys } from '@/components/ui/use-keys.ts';
import type { PlacedEvent } from '@/lib/api/events.ts';
import { eventPage, streamPage } from '@/lib/urls/pages.ts';
import { stepIn } from './log-place.ts';

interface ListKeys {
  /** In the order of the list. */
  readonly items: readonly PlacedEvent[];
  readonly onChoose: (placed: PlacedEvent) => void;
}

/** Keys may come faster than the page is drawn, so the address is read, not remembered. */
const chosenNow = (): string | null => new URLSearchParams(window.location.search).get('event');

/** The keys of a list of events with the chosen one in the address. */
export function useListKeys({ items, onChoose }: ListKeys): void {
  const router = useRouter();
  const step = (steps: 1 | -1) => () => {
    const list = items.map((placed) => ({ id: placed.event.id, placed }));
    const to = stepIn(list, chosenNow(), steps);
    if (to !== null) onChoose(to.placed);
  };
  const open = (pageOf: (placed: PlacedEvent) => string) => () => {
    const chosen = items.find(({ event }) => event.id === chosenNow());
    if (chosen !== undefined) router.push(pageOf(chosen));
  };
  useKeys([
    { keys: 'j', label: 'Event below', run: step(1) },
    { keys: 'k', label: 'Event above', run: step(-1) },
    {
      keys: 'Enter',
      label: 'Open the chosen event',
      run: open(({ store, event }) => eventPage(store, event.id)),
    },
    {
      keys: 'o',
      label: 'Open its stream at that moment',
      run: open(({ store, event }) =>
        streamPage(store, event.streamId, { at: `v${event.version}` }),
      ),
    },
  ]);
}
