import 'server-only';
import { deleteSearch as contract } from '@/lib/api/searches.ts';
import { AppError } from '@/lib/errors.ts';
import { deleteSearch as remove } from '@/server/db/saved-searches.ts';
import { storeById } from '@/server/stores/registry.ts';
import { defineService } from '../define-service.ts';

/** Deletes a search of one's own. */
export const deleteSearch = defineService({
  permission: 'searches:write',
  access: 'search.delete',
  subject: ({ store, search }) => ({ store, detail: String(search) }),
  input: contract.params,
  async run({ principal: { memberId } }, { store, search }) {
    const { id } = await storeById(store);
    if (!(await remove(search, { memberId, store: id }))) {
      throw new AppError('not_found', 'You saved no such search here.', { field: 'search' });
    }
    return search;
  },
  expose: (deleted) => ({ deleted }),
});
