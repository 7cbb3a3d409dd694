import 'server-only';
import { readEvent as contract } from '@/lib/api/events.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import { eventToView } from '@/lib/events/view.ts';
import type { EventStore } from '@/server/stores/port.ts';
import { storeById } from '@/server/stores/registry.ts';
import { defineService } from '../define-service.ts';
import { eventIn } from './internal-find.ts';
import { nextInLog, type Way } from './internal-log.ts';

/** One event with its neighbours in the stream and in the log. */
export const readEvent = defineService({
  permission: 'events:read',
  access: 'event.read',
  subject: ({ store, event }) => ({ store, event }),
  input: contract.params,
  async run({ signal }, { store: id, event: wanted }) {
    const { store } = await storeById(id);
    const event = await eventIn(store, wanted, signal);
    const [previous, next, before, after] = await Promise.all([
      inStream(store, event, { direction: 'backward', signal }),
      inStream(store, event, { direction: 'forward', signal }),
      nextInLog(store, event.position, { direction: 'backward', signal }),
      nextInLog(store, event.position, { direction: 'forward', signal }),
    ]);
    return { event, inStream: { previous, next }, inLog: { previous: before, next: after } };
  },
  expose({ event, inStream: stream, inLog }, policy) {
    const view = (each: RecordedEvent) => policy.maskEvent(eventToView(each));
    const both = ({ previous, next }: Neighbours) => ({
      previous: previous && view(previous),
      next: next && view(next),
    });
    return { event: view(event), neighbours: both(stream), inLog: both(inLog) };
  },
});

interface Neighbours {
  readonly previous: RecordedEvent | null;
  readonly next: RecordedEvent | null;
}

async function inStream(
  store: EventStore,
  event: RecordedEvent,
  { direction, signal }: Way,
): Promise<RecordedEvent | null> {
  const page = await store.readStream(
    event.streamId,
    { direction, after: event.version, until: null },
    { signal, limit: 1, maxScanned: 10, payload: 'omit' },
  );
  return page.items[0] ?? null;
}
