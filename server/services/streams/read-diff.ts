import 'server-only';
import type { z } from 'zod';
import { readDiff as contract } from '@/lib/api/time-travel.ts';
import { AppError } from '@/lib/errors.ts';
import { version } from '@/lib/events/ids.ts';
import { changeToView } from '@/lib/fold/change.ts';
import { diff } from '@/lib/fold/diff.ts';
import { jsonPatch } from '@/lib/fold/json-patch.ts';
import { defineService } from '../define-service.ts';
import { foldBy } from './internal-fold-cache.ts';
import { findMoment, type FoundMoment, type StreamAt } from './internal-moment.ts';
import { maskedState, stateAt, stateValue } from './internal-state.ts';
import type { StreamFold } from './internal-stream-fold.ts';

/**
 * What differs between two moments of a stream, of two streams, or of one stream under two reducers. The
 * difference is taken of masked states.
 */
export const readDiff = defineService({
  permission: 'state:read',
  access: 'state.diff',
  subject: ({ store, stream, at, against, other, reducer, againstReducer }) => ({
    store,
    stream,
    detail: `${words(other, against ?? 'previous', by(againstReducer))} to ${words(at ?? 'now', by(reducer))}`,
  }),
  input: contract.params,
  async run({ signal }, asked) {
    const { folded } = await foldBy(asked, signal);
    const found = await findMoment(streamIn(folded, signal), asked.at);
    const before = await earlierSide({ folded, found }, asked, signal);
    return {
      before: await stateAt(before.folded, before.found, signal),
      after: await stateAt(folded, found, signal),
    };
  },
  expose(states, policy) {
    const before = maskedState(states.before, policy);
    const after = maskedState(states.after, policy);
    const changes = diff(stateValue(before), stateValue(after));
    return { before, after, changes: changes.map(changeToView), patch: jsonPatch(changes) };
  },
});

type Asked = Pick<
  z.output<typeof contract.params>,
  'store' | 'stream' | 'against' | 'other' | 'reducer' | 'againstReducer'
>;

/** A fold and a moment in it: all that a state needs. */
interface Side {
  readonly folded: StreamFold;
  readonly found: FoundMoment;
}

async function earlierSide(after: Side, asked: Asked, signal: AbortSignal): Promise<Side> {
  const { store, other, against, againstReducer } = asked;
  if (other !== undefined) {
    const { folded } = await foldBy(
      { store, stream: other, reducer: againstReducer },
      signal,
    ).catch(named('other'));
    const moment = against === 'previous' ? undefined : against;
    return { folded, found: await findMoment(streamIn(folded, signal), moment, 'against') };
  }
  if (againstReducer === undefined) {
    return { ...after, found: await earlier(after, against ?? 'previous', signal) };
  }
  const wanted = { ...asked, reducer: againstReducer };
  const { folded } = await foldBy(wanted, signal).catch(named('stream'));
  const isSame = against === undefined;
  return { folded, found: isSame ? after.found : await earlier(after, against, signal) };
}

const streamIn = ({ store, stream }: StreamFold, signal: AbortSignal): StreamAt => ({
  store,
  stream,
  signal,
});

/** What is not there or does not fit is the fault of the parameters of this side, not of the other one. */
function named(streamField: string): (error: unknown) => never {
  return (error) => {
    if (!(error instanceof AppError) || error.field === null) throw error;
    const field = { stream: streamField, reducer: 'againstReducer' }[error.field] ?? error.field;
    throw new AppError(error.code, error.message, { field, cause: error });
  };
}

function earlier(after: Side, against: string, signal: AbortSignal): Promise<FoundMoment> {
  const where = streamIn(after.folded, signal);
  if (against !== 'previous') return findMoment(where, against, 'against');
  const { version: last } = after.found;
  return findMoment(where, `v${version(last === null ? -1n : last - 1n)}`, 'against');
}

const words = (...parts: readonly (string | undefined)[]): string =>
  parts.filter((part) => part !== undefined).join(' ');

const by = (reducer: string | undefined): string | undefined =>
  reducer === undefined ? undefined : `by ${reducer}`;
