import 'server-only';
import { readDiff as contract } from '@/lib/api/streams.ts';
import { version } from '@/lib/events/ids.ts';
import { changeToView } from '@/lib/fold/change.ts';
import { diff } from '@/lib/fold/diff.ts';
import { defineService } from '../define-service.ts';
import { foldOf } from './internal-fold-cache.ts';
import { findMoment, type FoundMoment, type StreamAt } from './internal-moment.ts';
import { maskedState, stateAt, stateValue } from './internal-state.ts';

/** What differs between two moments of a stream. The difference is taken of masked states. */
export const readDiff = defineService({
  permission: 'state:read',
  access: 'state.diff',
  subject: ({ store, stream, at, against }) => ({
    store,
    stream,
    detail: `${against} to ${at ?? 'now'}`,
  }),
  input: contract.params,
  async run({ signal }, { store, stream, at, against }) {
    const { folded } = await foldOf(store, stream, signal);
    const where = { store: folded.store, stream: folded.stream, signal };
    const after = await findMoment(where, at);
    const before = await earlier(where, after, against);
    return {
      before: await stateAt(folded, before, signal),
      after: await stateAt(folded, after, signal),
    };
  },
  expose(states, policy) {
    const before = maskedState(states.before, policy);
    const after = maskedState(states.after, policy);
    const changes = diff(stateValue(before), stateValue(after)).map(changeToView);
    return { before, after, changes };
  },
});

function earlier(where: StreamAt, after: FoundMoment, against: string): Promise<FoundMoment> {
  if (against !== 'previous') return findMoment(where, against, 'against');
  const at = after.version === null ? -1n : after.version - 1n;
  return findMoment(where, `v${version(at)}`, 'against');
}
