import 'server-only';
import { listReducers as contract } from '@/lib/api/reducers.ts';
import { knownReducers } from '@/server/reducers/registry.ts';
import { storeById } from '@/server/stores/registry.ts';
import { defineService } from '../define-service.ts';
import { isFor, versionView } from './internal-view.ts';

/** Every version of every reducer for a store, and what was active when. */
export const listReducers = defineService({
  permission: 'stores:read',
  access: null,
  input: contract.params,
  async run(_call, { store }) {
    const { id } = await storeById(store);
    return { reducers: await knownReducers(), store: id };
  },
  expose: ({ reducers, store }) => ({
    versions: reducers.versions
      .filter((each) => isFor(each, store))
      .map((each) => versionView(each, reducers, store)),
    history: reducers.activations
      .filter((each) => isFor(each, store))
      .map(({ category, hash, by, at }) => ({ category, hash, by, at: at.toISOString() })),
    problems: [...reducers.problems],
  }),
});
