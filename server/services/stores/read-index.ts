import 'server-only';
import { readIndex as contract } from '@/lib/api/search-index.ts';
import { storeById } from '@/server/stores/registry.ts';
import { defineService } from '../define-service.ts';
import { indexViewOf } from './internal-index-view.ts';

/** The search index of a store: whether there is one and how far it goes. */
export const readIndex = defineService({
  permission: 'stores:read',
  access: null,
  input: contract.params,
  run: async (_call, { store }) => indexViewOf(await storeById(store)),
  expose: (view) => view,
});
