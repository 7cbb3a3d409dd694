import 'server-only';
import { activateReducerInput } from '@/lib/api/reducers.ts';
import { AppError } from '@/lib/errors.ts';
import { saveActivation } from '@/server/db/reducers.ts';
import { forgetReducers, knownReducers } from '@/server/reducers/registry.ts';
import { storeById } from '@/server/stores/registry.ts';
import { defineService } from '../define-service.ts';
import { isFor } from './internal-view.ts';

/** Lets a version, or none, fold a category of this store from now on. */
export const activateReducer = defineService({
  permission: 'reducers:write',
  access: 'reducer.activate',
  subject: ({ store, category, hash }) => ({
    store,
    detail: `${category}: ${hash ?? 'inferred'}`,
  }),
  input: activateReducerInput,
  async run({ principal }, { store, category, hash }) {
    const { id } = await storeById(store);
    const { versions } = await knownReducers();
    const version = versions.find((each) => each.hash === hash);
    const isKnown = version !== undefined && version.category === category && isFor(version, id);
    if (hash !== null && !isKnown) {
      throw new AppError('not_found', `There is no such version for "${category}".`, {
        field: 'hash',
      });
    }
    await saveActivation({ store: id, category, hash, by: principal.memberId });
    forgetReducers();
    return { category, hash };
  },
  expose: (active) => active,
});
