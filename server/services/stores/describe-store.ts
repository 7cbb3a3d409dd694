import 'server-only';
import { describeStore as contract, type DescriptionView } from '@/lib/api/stores.ts';
import type { StoreDescription } from '@/server/stores/port.ts';
import { storeById } from '@/server/stores/registry.ts';
import { defineService } from '../define-service.ts';
import { describeBriefly } from './internal-description.ts';
import { textOf } from './internal-numbers.ts';

/** Categories, types and counts of a store; says whether they rest on a sample. */
export const describeStore = defineService({
  permission: 'stores:read',
  access: 'store.describe',
  subject: ({ store }) => ({ store }),
  input: contract.params,
  async run({ signal }, { store }) {
    const opened = await storeById(store);
    return describeBriefly(opened, signal);
  },
  expose: descriptionView,
});

function descriptionView(found: StoreDescription): DescriptionView {
  return {
    types: found.types.map((type) => ({ ...type, count: String(type.count) })),
    categories: found.categories.map(({ category, events, streams }) => ({
      category,
      events: String(events),
      streams: textOf(streams),
    })),
    events: textOf(found.events),
    streams: textOf(found.streams),
    first: found.first,
    head: found.head,
    sampled: found.sampled,
    examined: String(found.examined),
  };
}
