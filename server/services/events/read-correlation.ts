import 'server-only';
import { readCorrelation as contract } from '@/lib/api/events.ts';
import { eventToView } from '@/lib/events/view.ts';
import { storeById } from '@/server/stores/registry.ts';
import { defineService } from '../define-service.ts';
import { onEveryStore } from './internal-find.ts';
import { relatedIn } from './internal-related.ts';

/** Everything with one correlation id, in every store. */
export const readCorrelation = defineService({
  permission: 'events:read',
  access: 'correlation.read',
  subject: ({ store, correlation }) => ({ store, detail: correlation }),
  input: contract.params,
  async run({ signal }, { store: id, correlation }) {
    await storeById(id);
    const term = { term: 'correlationId', anyOf: [correlation], negated: false } as const;
    return onEveryStore(id, async (store, name) => ({
      store: name,
      ...(await relatedIn(store, term, signal)),
    }));
  },
  expose: ({ results, notExamined }, policy) => ({
    items: results.flatMap(({ store, events }) =>
      events.map((event) => ({ store, event: policy.maskEvent(eventToView(event)) })),
    ),
    examined: results.map(({ store, complete }) => ({ store, complete })),
    notExamined: [...notExamined],
  }),
});
