import 'server-only';
import { listStores as contract } from '@/lib/api/stores.ts';
import { defaultFilter } from '@/server/env.ts';
import { knownStores } from '@/server/stores/registry.ts';
import { defineService } from '../define-service.ts';
import { cardOf } from './internal-card.ts';

/** Every store with its health; a store that cannot be opened is in the list with its reason. */
export const listStores = defineService({
  permission: 'stores:read',
  access: null,
  input: contract.params,
  run: async () => Promise.all((await knownStores()).map(cardOf)),
  expose: (stores) => ({ stores, defaultFilter: defaultFilter(null) }),
});
