import 'server-only';
import { readReducer as contract } from '@/lib/api/reducers.ts';
import { AppError } from '@/lib/errors.ts';
import { knownReducers } from '@/server/reducers/registry.ts';
import { storeById } from '@/server/stores/registry.ts';
import { defineService } from '../define-service.ts';
import { isFor, versionView } from './internal-view.ts';

/** One version of a reducer as it was written. */
export const readReducer = defineService({
  permission: 'stores:read',
  access: null,
  input: contract.params,
  async run(_call, { store, reducer }) {
    const { id } = await storeById(store);
    const reducers = await knownReducers();
    const version = reducers.versions.find(({ hash }) => hash === reducer);
    if (version === undefined || !isFor(version, id)) {
      throw new AppError('not_found', 'This store has no such version of a reducer.', {
        field: 'reducer',
      });
    }
    return { version: versionView(version, reducers, id), source: version.source };
  },
  expose: (found) => found,
});
