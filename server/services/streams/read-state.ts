import 'server-only';
import { readState as contract } from '@/lib/api/streams.ts';
import { defineService } from '../define-service.ts';
import { foldBy } from './internal-fold-cache.ts';
import { findMoment } from './internal-moment.ts';
import { maskedState, stateAt } from './internal-state.ts';

/** The state of a stream at a moment, with blame, changes and how far to trust it. */
export const readState = defineService({
  permission: 'state:read',
  access: 'state.read',
  subject: ({ store, stream, at }) => ({
    store,
    stream,
    ...(at === undefined ? {} : { detail: at }),
  }),
  input: contract.params,
  async run({ signal }, { store, stream, at, reducer }) {
    const { folded } = await foldBy({ store, stream, reducer }, signal);
    const found = await findMoment({ store: folded.store, stream: folded.stream, signal }, at);
    return stateAt(folded, found, signal);
  },
  expose: maskedState,
});
