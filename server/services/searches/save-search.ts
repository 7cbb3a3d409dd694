import 'server-only';
import { saveSearchInput } from '@/lib/api/searches.ts';
import { saveSearch as keep } from '@/server/db/saved-searches.ts';
import { storeById } from '@/server/stores/registry.ts';
import { defineService } from '../define-service.ts';
import { checkQuery } from './internal-check.ts';
import { searchView } from './internal-view.ts';

/** Saves a search that can be understood; what is wrong with another is said with its place. */
export const saveSearch = defineService({
  permission: 'searches:write',
  access: 'search.save',
  subject: ({ store, name }) => ({ store, detail: name }),
  input: saveSearchInput,
  async run({ principal: { memberId } }, { store, ...search }) {
    const { id } = await storeById(store);
    checkQuery(search.q);
    return { kept: await keep({ ...search, store: id, memberId }), memberId };
  },
  expose: ({ kept, memberId }) => searchView(kept, memberId),
});
