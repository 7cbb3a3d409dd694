import 'server-only';
import { bodyOf } from '@/lib/api/contract.ts';
import { previewStore as contract } from '@/lib/api/stores.ts';
import { eventToView } from '@/lib/events/view.ts';
import type { EventStore } from '@/server/stores/port.ts';
import { engineAt, shownLocation } from '@/server/stores/registry.ts';
import { defineService } from '../define-service.ts';
import { healthOf } from './internal-card.ts';

const shown = 10;
const longestPayload = 16_384;

/** The newest events of a location read through a layout, so that a mapping can be judged by eye. */
export const previewStore = defineService({
  permission: 'stores:connect',
  access: 'store.preview',
  subject: ({ location, guess }) => ({
    detail: `${shownLocation(location)} as ${guess.layout}`,
  }),
  input: bodyOf(contract),
  async run({ signal }, { location, guess }) {
    const store = await engineAt(location).open(guess);
    try {
      return { events: await newest(store, signal), health: await store.check(signal) };
    } finally {
      await store.close();
    }
  },
  expose: ({ events, health }, policy) => ({
    events: events.map((event) => policy.maskEvent(eventToView(event))),
    health: healthOf(health),
  }),
});

async function newest(store: EventStore, signal: AbortSignal) {
  const page = await store.readLog(
    { all: [] },
    { direction: 'backward', after: null, until: null },
    { signal, limit: shown, maxScanned: 1000, payload: 'full', maxPayload: longestPayload },
  );
  return page.items;
}
