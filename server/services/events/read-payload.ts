import 'server-only';
import { readPayload as contract } from '@/lib/api/events.ts';
import { AppError } from '@/lib/errors.ts';
import { justBelow } from '@/lib/events/ids.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import { slicePayload } from '@/lib/events/slice-payload.ts';
import { eventToView, payloadToView } from '@/lib/events/view.ts';
import type { EventStore } from '@/server/stores/port.ts';
import { storeById } from '@/server/stores/registry.ts';
import { defineService } from '../define-service.ts';
import { eventIn } from './internal-find.ts';

/** Longest payload that is read at all, in characters: it stands in memory while a slice is cut. */
const longestPayload = 64 * 1024 * 1024;
/** Events that may claim the version of the one that is asked for. */
const rivals = 10;

const omitted = { kind: 'omitted' } as const;

/** A slice of the data or metadata of one event, exactly as stored. */
export const readPayload = defineService({
  permission: 'events:read',
  access: 'event.read',
  subject: ({ store, event, part }) => ({ store, event, detail: part }),
  input: contract.params,
  async run({ signal }, { store: id, event: wanted, part, from, length }) {
    const { store } = await storeById(id);
    const event = await readWhole(store, await eventIn(store, wanted, signal), signal);
    const payload = event[part];
    if (payload.kind === 'oversized') throw tooLong(payload.size);
    return { event, part, extent: { from, length } };
  },
  expose({ event, part, extent }, policy) {
    // The policy sees the event with this payload alone; a text this long is not taken apart.
    const view = eventToView({ ...event, data: omitted, metadata: omitted });
    const masked = policy.maskEvent({ ...view, [part]: payloadToView(event[part]) });
    return slicePayload(masked[part], extent);
  },
});

/** The event with payloads of any length that is read at all. */
async function readWhole(
  store: EventStore,
  event: RecordedEvent,
  signal: AbortSignal,
): Promise<RecordedEvent> {
  if (event.data.kind !== 'oversized' && event.metadata.kind !== 'oversized') return event;
  const { items } = await store.readStream(
    event.streamId,
    { direction: 'forward', after: justBelow(event.version), until: event.version },
    { signal, limit: rivals, maxScanned: rivals, payload: 'full', maxPayload: longestPayload },
  );
  return items.find(({ id }) => id === event.id) ?? event;
}

const tooLong = (size: number): AppError =>
  new AppError(
    'unsupported',
    `This payload has a length of ${size.toLocaleString('en')}; at most ${longestPayload.toLocaleString('en')} are read of one. Read it in the store itself.`,
    { field: 'part' },
  );
