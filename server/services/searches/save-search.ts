import 'server-only';
import { saveSearchInput } from '@/lib/api/searches.ts';
import { AppError } from '@/lib/errors.ts';
import { parseQuery } from '@/lib/query/parse.ts';
import { saveSearch as keep } from '@/server/db/saved-searches.ts';
import { storeById } from '@/server/stores/registry.ts';
import { defineService } from '../define-service.ts';
import { searchView } from './internal-view.ts';

/** Saves a search that can be understood; what is wrong with another is said with its place. */
export const saveSearch = defineService({
  permission: 'searches:write',
  access: 'search.save',
  subject: ({ store, name }) => ({ store, detail: name }),
  input: saveSearchInput,
  async run({ principal: { memberId } }, { store, ...search }) {
    const { id } = await storeById(store);
    const [problem] = parseQuery(search.q).problems;
    if (problem !== undefined) {
      const { message, from, to } = problem;
      throw new AppError('invalid_query', message, { field: 'q', span: [from, to] });
    }
    return { kept: await keep({ ...search, store: id, memberId }), memberId };
  },
  expose: ({ kept, memberId }) => searchView(kept, memberId),
});
