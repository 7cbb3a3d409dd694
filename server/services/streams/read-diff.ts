import 'server-only';
import { readDiff as contract } from '@/lib/api/time-travel.ts';
import { AppError } from '@/lib/errors.ts';
import { version } from '@/lib/events/ids.ts';
import { changeToView } from '@/lib/fold/change.ts';
import { diff } from '@/lib/fold/diff.ts';
import { jsonPatch } from '@/lib/fold/json-patch.ts';
import { defineService } from '../define-service.ts';
import { foldOf } from './internal-fold-cache.ts';
import { findMoment, type FoundMoment, type StreamAt } from './internal-moment.ts';
import { maskedState, stateAt, stateValue } from './internal-state.ts';

/**
 * What differs between two moments of a stream, or of two streams. The difference is taken of masked
 * states.
 */
export const readDiff = defineService({
  permission: 'state:read',
  access: 'state.diff',
  subject: ({ store, stream, at, against, other }) => ({
    store,
    stream,
    detail: `${[other, against].filter((part) => part !== undefined).join(' ')} to ${at ?? 'now'}`,
  }),
  input: contract.params,
  async run({ signal }, { store, stream, at, against, other }) {
    const { folded } = await foldOf(store, stream, signal);
    const where = { store: folded.store, stream: folded.stream, signal };
    const after = await findMoment(where, at);
    if (other !== undefined) {
      return {
        before: await stateOfOther({ store, stream: other, against }, signal),
        after: await stateAt(folded, after, signal),
      };
    }
    const before = await earlier(where, after, against);
    return {
      before: await stateAt(folded, before, signal),
      after: await stateAt(folded, after, signal),
    };
  },
  expose(states, policy) {
    const before = maskedState(states.before, policy);
    const after = maskedState(states.after, policy);
    const changes = diff(stateValue(before), stateValue(after));
    return { before, after, changes: changes.map(changeToView), patch: jsonPatch(changes) };
  },
});

interface Other {
  readonly store: string;
  readonly stream: string;
  readonly against: string;
}

async function stateOfOther({ store, stream, against }: Other, signal: AbortSignal) {
  const { folded } = await foldOf(store, stream, signal).catch((error: unknown) => {
    throw named(error);
  });
  const where = { store: folded.store, stream: folded.stream, signal };
  const moment = against === 'previous' ? undefined : against;
  return stateAt(folded, await findMoment(where, moment, 'against'), signal);
}

/** A stream that is not there is this parameter's fault, not the one of the stream in the path. */
const named = (error: unknown): unknown =>
  error instanceof AppError && error.code === 'not_found'
    ? new AppError('not_found', error.message, { field: 'other', cause: error })
    : error;

function earlier(where: StreamAt, after: FoundMoment, against: string): Promise<FoundMoment> {
  if (against !== 'previous') return findMoment(where, against, 'against');
  const at = after.version === null ? -1n : after.version - 1n;
  return findMoment(where, `v${version(at)}`, 'against');
}
