import 'server-only';
import { readEvent as contract } from '@/lib/api/events.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import { eventToView } from '@/lib/events/view.ts';
import type { EventStore } from '@/server/stores/port.ts';
import { storeById } from '@/server/stores/registry.ts';
import { defineService } from '../define-service.ts';
import { eventIn } from './internal-find.ts';

/** One event with its neighbours in the stream. */
export const readEvent = defineService({
  permission: 'events:read',
  access: 'event.read',
  subject: ({ store, event }) => ({ store, event }),
  input: contract.params,
  async run({ signal }, { store: id, event: wanted }) {
    const { store } = await storeById(id);
    const event = await eventIn(store, wanted, signal);
    const [previous, next] = await Promise.all([
      neighbour(store, event, { direction: 'backward', signal }),
      neighbour(store, event, { direction: 'forward', signal }),
    ]);
    return { event, previous, next };
  },
  expose({ event, previous, next }, policy) {
    const view = (each: RecordedEvent) => policy.maskEvent(eventToView(each));
    return {
      event: view(event),
      neighbours: { previous: previous && view(previous), next: next && view(next) },
    };
  },
});

async function neighbour(
  store: EventStore,
  event: RecordedEvent,
  { direction, signal }: { direction: 'forward' | 'backward'; signal: AbortSignal },
): Promise<RecordedEvent | null> {
  const page = await store.readStream(
    event.streamId,
    { direction, after: event.version, until: null },
    { signal, limit: 1, maxScanned: 10, payload: 'omit' },
  );
  return page.items[0] ?? null;
}
