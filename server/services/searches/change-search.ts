import 'server-only';
import { changeSearchInput } from '@/lib/api/searches.ts';
import { AppError } from '@/lib/errors.ts';
import { changeSearch as change } from '@/server/db/saved-searches.ts';
import { storeById } from '@/server/stores/registry.ts';
import { defineService } from '../define-service.ts';
import { checkQuery } from './internal-check.ts';
import { searchView } from './internal-view.ts';

/** Changes a search of one's own: its name, folder, description, query, and who sees it. */
export const changeSearch = defineService({
  permission: 'searches:write',
  access: 'search.change',
  subject: ({ store, name }) => ({ store, detail: name }),
  input: changeSearchInput,
  async run({ principal: { memberId } }, { store, search, ...parts }) {
    const { id } = await storeById(store);
    checkQuery(parts.q);
    const changed = await change(search, { ...parts, store: id, memberId });
    if (changed === 'none') {
      throw new AppError('not_found', 'You saved no such search here.', { field: 'search' });
    }
    if (changed === 'taken') {
      const message = 'Another search of yours in this folder has this name.';
      throw new AppError('conflict', message, { field: 'name' });
    }
    return { kept: changed, memberId };
  },
  expose: ({ kept, memberId }) => searchView(kept, memberId),
});
