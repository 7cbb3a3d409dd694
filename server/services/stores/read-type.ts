import 'server-only';
import { readType as contract } from '@/lib/api/stores.ts';
import { eventToView } from '@/lib/events/view.ts';
import { readFilteredLog } from '@/server/stores/filtered-log.ts';
import { storeById } from '@/server/stores/registry.ts';
import { defineService } from '../define-service.ts';
import { describeBriefly } from './internal-description.ts';

const examples = 5;
const mostScanned = 50_000;

/** What is known of an event type, with its newest events as examples. */
export const readType = defineService({
  permission: 'events:read',
  access: 'type.read',
  subject: ({ store, type }) => ({ store, detail: type }),
  input: contract.params,
  async run({ signal }, { store, type }) {
    const opened = await storeById(store);
    const described = await describeBriefly(opened, signal);
    const page = await readFilteredLog(opened.store, {
      filter: { all: [{ term: 'type', anyOf: [type], negated: false }] },
      range: { direction: 'backward', after: null, until: null },
      options: { signal, limit: examples, maxScanned: mostScanned, payload: 'full' },
    });
    return { summary: described.types.find((each) => each.type === type), events: page.items };
  },
  expose: ({ summary, events }, policy) => ({
    summary: summary === undefined ? null : { ...summary, count: String(summary.count) },
    examples: events.map((event) => policy.maskEvent(eventToView(event))),
  }),
});
