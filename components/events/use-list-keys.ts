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
function chosenIn(items: readonly PlacedEvent[]): PlacedEvent | undefined {
  const address = new URLSearchParams(window.location.search);
  const [id, store] = [address.get('event'), address.get('in')];
  return items.find((each) => each.event.id === id && (store === null || each.store === store));
}

const nameOf = ({ store, event }: PlacedEvent): string => `${store} ${event.id}`;

/** The keys of a list of events with the chosen one in the address. */
export function useListKeys({ items, onChoose }: ListKeys): void {
  const router = useRouter();
  const step = (steps: 1 | -1) => () => {
    const list = items.map((placed) => ({ id: nameOf(placed), placed }));
    const chosen = chosenIn(items);
    const to = stepIn(list, chosen === undefined ? null : nameOf(chosen), steps);
    if (to !== null) onChoose(to.placed);
  };
  const open = (pageOf: (placed: PlacedEvent) => string) => () => {
    const chosen = chosenIn(items);
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
