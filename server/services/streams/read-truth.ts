import 'server-only';
import { readTruth as contract } from '@/lib/api/time-travel.ts';
import { incompleteView } from '@/lib/fold/state-view.ts';
import { defineService } from '../define-service.ts';
import { foldOf } from './internal-fold-cache.ts';
import { readCondition, truthOf } from './internal-truth.ts';

const mostListed = 2000;

/** Every time at which a condition on the state held: first, last, how often and how long. */
export const readTruth = defineService({
  permission: 'state:read',
  access: 'state.truth',
  subject: ({ store, stream, when }) => ({ store, stream, detail: when }),
  input: contract.params,
  async run({ signal, policy }, { store, stream, when }) {
    const holds = readCondition(when, { policy });
    const { folded } = await foldOf(store, stream, signal);
    return truthOf(folded, holds, signal);
  },
  expose: ({ truth, facts, fidelity }) => {
    const { intervals, total } = truth;
    return {
      intervals: intervals.slice(0, mostListed).map((interval) => ({
        ...interval,
        from: String(interval.from),
        to: interval.to === null ? null : String(interval.to),
      })),
      further: Math.max(0, intervals.length - mostListed),
      total: {
        ...total,
        first: total.first === null ? null : String(total.first),
        last: total.last === null ? null : String(total.last),
      },
      fidelity: {
        ...fidelity,
        incompleteFrom: incompleteView(facts),
        snapshot: 'unknown' as const,
      },
    };
  },
});
