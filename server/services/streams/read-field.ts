import 'server-only';
import { readField as contract } from '@/lib/api/streams.ts';
import { placeInState } from '@/lib/masking/place.ts';
import { maskedColumn, maskedText } from '@/lib/masking/policy.ts';
import { defineService } from '../define-service.ts';
import { fieldHistory, fieldPath } from './internal-field.ts';
import { foldBy } from './internal-fold-cache.ts';

/** Every value a path ever had, from which event to which. */
export const readField = defineService({
  permission: 'state:read',
  access: 'field.read',
  subject: ({ store, stream, path }) => ({ store, stream, detail: path }),
  input: contract.params,
  async run({ signal }, { store, stream, path, reducer }) {
    const wanted = fieldPath(path);
    const { folded } = await foldBy({ store, stream, reducer }, signal);
    const { fidelity } = folded.reducer;
    return { ...(await fieldHistory(folded, wanted, signal)), fidelity };
  },
  expose: ({ path, intervals, facts, fidelity }, policy) => ({
    path,
    intervals: intervals.map((interval) => ({
      ...interval,
      value: maskedText(policy, placeInState(path), interval.value),
      initiator: maskedColumn(policy, 'initiator', interval.initiator),
      from: String(interval.from),
      to: interval.to === null ? null : String(interval.to),
    })),
    fidelity: {
      ...fidelity,
      incompleteFrom:
        facts.incompleteFrom === null
          ? null
          : {
              version: String(facts.incompleteFrom.version),
              reason: facts.incompleteFrom.reason,
            },
      snapshot: 'unknown' as const,
    },
  }),
});
