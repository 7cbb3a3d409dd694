import 'server-only';
import { checkReducer as contract } from '@/lib/api/reducers.ts';
import { defineService } from '../define-service.ts';
import { checksOfFold } from './internal-checks.ts';
import { foldOf } from './internal-fold-cache.ts';
import { findMoment } from './internal-moment.ts';

/** Examines the active reducer on one stream: what it leaves out, and whether it repeats itself. */
export const checkReducer = defineService({
  permission: 'state:read',
  access: 'reducer.check',
  subject: ({ store, stream }) => ({ store, stream }),
  input: contract.params,
  async run({ signal }, { store, stream, at }) {
    const { folded } = await foldOf(store, stream, signal);
    const found = await findMoment({ store: folded.store, stream: folded.stream, signal }, at);
    return checksOfFold(folded, found.version, signal);
  },
  expose: (checks) => checks,
});
