import 'server-only';
import { readBeliefs as contract } from '@/lib/api/two-clocks.ts';
import { incompleteView } from '@/lib/fold/state-view.ts';
import { placeInState } from '@/lib/masking/place.ts';
import { maskedText } from '@/lib/masking/policy.ts';
import { defineService } from '../define-service.ts';
import { beliefsAbout } from './internal-beliefs.ts';
import { fieldPath } from './internal-field.ts';
import { foldBy } from './internal-fold-cache.ts';

/** What was believed about a path on some moments about others: recorded by the one, happened by the other. */
export const readBeliefs = defineService({
  permission: 'state:read',
  access: 'field.beliefs',
  subject: ({ store, stream, path }) => ({ store, stream, detail: path }),
  input: contract.params,
  async run({ signal }, { store, stream, path, reducer }) {
    const wanted = fieldPath(path);
    const { folded } = await foldBy({ store, stream, reducer }, signal);
    const beliefs = await beliefsAbout(folded, { path: wanted, signal });
    return { beliefs, fidelity: folded.reducer.fidelity };
  },
  expose: ({ beliefs, fidelity }, policy) => ({
    path: beliefs.path,
    abouts: [...beliefs.abouts],
    rows: beliefs.rows.map(({ known, until, beliefs: cells }) => ({
      version: String(known.version),
      recordedAt: known.recordedAt,
      until,
      cells: cells.map(({ value, setBy, eventType }) => ({
        value: maskedText(policy, placeInState(beliefs.path), value),
        setBy: setBy === null ? null : String(setBy),
        eventType,
      })),
    })),
    further: beliefs.further,
    missing: [...beliefs.missing],
    fidelity: {
      ...fidelity,
      incompleteFrom: incompleteView(beliefs.facts),
      snapshot: 'unknown' as const,
    },
  }),
});
