import 'server-only';
import { readEffects as contract } from '@/lib/api/events.ts';
import { eventToView } from '@/lib/events/view.ts';
import { storeById } from '@/server/stores/registry.ts';
import { defineService } from '../define-service.ts';
import { effectsOf } from './internal-effects.ts';
import { eventIn } from './internal-find.ts';

/** What followed from an event, in every store; stores not looked through wholly are named. */
export const readEffects = defineService({
  permission: 'events:read',
  access: 'event.effects',
  subject: ({ store, event }) => ({ store, event }),
  input: contract.params,
  async run({ signal }, { store: id, event }) {
    const { store } = await storeById(id);
    return effectsOf({ store: id, event: await eventIn(store, event, signal) }, signal);
  },
  expose: ({ events, stopped, notExamined }, policy) => ({
    effects: events.map(({ store, event }) => ({
      store,
      event: policy.maskEvent(eventToView(event)),
    })),
    stopped,
    notExamined: [...notExamined],
  }),
});
