import 'server-only';
import { listSearches as contract } from '@/lib/api/searches.ts';
import { defaultFilter } from '@/server/env.ts';
import { searchesFor } from '@/server/db/saved-searches.ts';
import { storeById } from '@/server/stores/registry.ts';
import { defineService } from '../define-service.ts';
import { searchView } from './internal-view.ts';

/** The saved searches of a store – own ones and those for everyone – and the filter that searches of it begin with. */
export const listSearches = defineService({
  permission: 'stores:read',
  access: null,
  input: contract.params,
  async run({ principal: { memberId } }, { store }) {
    const { id } = await storeById(store);
    return { kept: await searchesFor(memberId, id), defaultFilter: defaultFilter(id), memberId };
  },
  expose: ({ kept, defaultFilter: filter, memberId }) => ({
    searches: kept.map((each) => searchView(each, memberId)),
    defaultFilter: filter,
  }),
});
