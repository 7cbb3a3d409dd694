import 'server-only';
import { readLater as contract } from '@/lib/api/later.ts';
import type { Instant, Position } from '@/lib/events/ids.ts';
import type { EventStore, Located } from '@/server/stores/port.ts';
import { presentStore } from '@/server/stores/registry.ts';
import { defineService } from '../define-service.ts';
import { keptBriefly } from '../kept-briefly.ts';

/** Most events counted beyond a moment. */
const mostCounted = 100_000;
const pageSize = 10_000;

/** How much of a store the pinned moment leaves out, without a word of what it is. */
export const readLater = defineService({
  permission: 'stores:read',
  access: 'later.count',
  subject: ({ store }) => ({ store }),
  input: contract.params,
  async run({ signal, asOf }, { store: id }) {
    const { store } = await presentStore(id);
    if (asOf === null) return { located: null, later: 0, complete: true };
    const make = (shared: AbortSignal) => countLater(store, asOf, shared);
    return keptBriefly({ key: ['later', id], make }, signal);
  },
  expose: ({ located, later, complete }) => ({
    recordedAt: located?.recordedAt ?? null,
    skewed: located?.skewed ?? false,
    later,
    complete,
  }),
});

interface Later {
  readonly located: Located | null;
  readonly later: number;
  readonly complete: boolean;
}

async function countLater(store: EventStore, time: Instant, signal: AbortSignal): Promise<Later> {
  const located = await store.locate(time, null, signal);
  let after: Position | null = located?.in === 'log' ? located.position : null;
  let later = 0;
  do {
    const page: Awaited<ReturnType<EventStore['readLog']>> = await store.readLog(
      { all: [] },
      { direction: 'forward', after, until: null },
      { signal, limit: pageSize, maxScanned: pageSize, payload: 'omit' },
    );
    later += page.items.length;
    after = page.next;
  } while (after !== null && later < mostCounted);
  return { located, later, complete: after === null };
}
