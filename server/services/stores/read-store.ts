import 'server-only';
import { readStore as contract } from '@/lib/api/stores.ts';
import { AppError } from '@/lib/errors.ts';
import { knownStores } from '@/server/stores/registry.ts';
import { defineService } from '../define-service.ts';
import { cardOf } from './internal-card.ts';

/** One store's card; `not_found` for one nobody told us of. */
export const readStore = defineService({
  permission: 'stores:read',
  access: null,
  input: contract.params,
  async run(_call, { store }) {
    const known = (await knownStores()).find((each) => each.id === store);
    if (known === undefined) {
      throw new AppError('not_found', `There is no store named "${store}".`, { field: 'store' });
    }
    return cardOf(known);
  },
  expose: (card) => card,
});
