import 'server-only';
import { readEffects as contract } from '@/lib/api/events.ts';
import { eventToView } from '@/lib/events/view.ts';
import { storeById } from '@/server/stores/registry.ts';
import { defineService } from '../define-service.ts';
import { eventIn, onEveryStore } from './internal-find.ts';
import { relatedIn } from './internal-related.ts';

/** What an event directly caused, in every store; stores not looked through wholly are named. */
export const readEffects = defineService({
  permission: 'events:read',
  access: 'event.effects',
  subject: ({ store, event }) => ({ store, event }),
  input: contract.params,
  async run({ signal }, { store: id, event: wanted }) {
    const opened = await storeById(id);
    const event = await eventIn(opened.store, wanted, signal);
    const places = [event.id, `${event.streamId}@${event.version}`];
    return onEveryStore(id, async (store, name) => ({
      store: name,
      ...(await relatedIn(store, { term: 'causationId', anyOf: places, negated: false }, signal)),
    }));
  },
  expose: ({ results, notExamined }, policy) => ({
    effects: results.flatMap(({ store, events }) =>
      [...events]
        .reverse()
        .map((event) => ({ store, event: policy.maskEvent(eventToView(event)) })),
    ),
    notExamined: [
      ...notExamined,
      ...results
        .filter(({ complete }) => !complete)
        .map(({ store }) => ({ store, reason: 'Only its newest part was looked through.' })),
    ],
  }),
});
