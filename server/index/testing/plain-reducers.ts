import { inferredReducer } from '@/lib/fold/inferred-reducer.ts';
import { ReducerFailure, type Reducer } from '@/lib/fold/reducer.ts';
import { isObject } from '@/lib/json/kinds.ts';
import { JsonObject, type JsonValue } from '@/lib/json/value.ts';
import type { StreamReducer } from '@/server/reducers/stream-reducer.ts';

type Apply = Reducer['apply'];

const plain = (key: string, apply: Apply, initial: Reducer['initial']): StreamReducer => ({
  ...{ kind: 'plain', key, claims: null },
  reducer: { fidelity: inferredReducer.fidelity, initial, apply },
});

const none = (): undefined => undefined;
const entriesOf = (value: JsonValue | undefined) => (isObject(value) ? [...value.entries] : []);

/** The state is what the last event says, of whatever kind that is. */
export const last = plain('last', (state, { data }) => data ?? state, none);

/** Every account is open before its first event, and closed by an order. */
export const closing = plain(
  'closing',
  (state, { event, data }) => {
    const status = event.type === 'OrderClosed' ? 'closed' : null;
    const lines = entriesOf(data).filter(([key]) => key !== 'status');
    const own = status === null ? [] : [['status', status] as const];
    return new JsonObject(new Map([...entriesOf(state), ...lines, ...own]));
  },
  () => new JsonObject(new Map([['status', 'open']])),
);

/** Fails at a type of event. */
export const failingAtNotices = plain(
  'failing',
  (state, folded, changes) => {
    if (folded.event.type === 'NoticeSent') throw new ReducerFailure('No notices.', null);
    return inferredReducer.apply(state, folded, changes);
  },
  none,
);
