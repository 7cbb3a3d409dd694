import 'server-only';
import { readRevertPlan as contract } from '@/lib/api/time-travel.ts';
import { revertPlan } from '@/lib/fold/revert-plan.ts';
import { defineService } from '../define-service.ts';
import { foldOf } from './internal-fold-cache.ts';
import { findMoment } from './internal-moment.ts';
import { maskedState, stateAt, stateValue } from './internal-state.ts';

/** What differs now from a moment when all was well, and the change that would undo it. */
export const readRevertPlan = defineService({
  permission: 'state:read',
  access: 'state.revert-plan',
  subject: ({ store, stream, at, good }) => ({
    store,
    stream,
    detail: `${at ?? 'now'} back to ${good}`,
  }),
  input: contract.params,
  async run({ signal }, { store, stream, at, good }) {
    const { folded } = await foldOf(store, stream, signal);
    const where = { store: folded.store, stream: folded.stream, signal };
    return {
      now: await stateAt(folded, await findMoment(where, at), signal),
      good: await stateAt(folded, await findMoment(where, good, 'good'), signal),
    };
  },
  expose(states, policy) {
    const now = maskedState(states.now, policy);
    const good = maskedState(states.good, policy);
    return {
      now: { ...now.moment, fidelity: now.fidelity },
      good: { ...good.moment, fidelity: good.fidelity },
      ...revertPlan(stateValue(now), stateValue(good)),
    };
  },
});
