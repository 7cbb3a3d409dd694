import 'server-only';
import { readBranch as contract } from '@/lib/api/time-travel.ts';
import { AppError } from '@/lib/errors.ts';
import { eventToView } from '@/lib/events/view.ts';
import { changeToView } from '@/lib/fold/change.ts';
import { diff } from '@/lib/fold/diff.ts';
import { whatIf } from '@/lib/fold/watermark.ts';
import { foldToView } from '@/lib/fold/state-view.ts';
import { defineService } from '../define-service.ts';
import { foldBranch, readEdits } from './internal-branch.ts';
import { foldOf } from './internal-fold-cache.ts';
import { findMoment, momentView } from './internal-moment.ts';
import { maskedState, stateAt, stateValue } from './internal-state.ts';

const mostListed = 500;

/** What the state would be with some events left out, changed, added or moved. Reads only. */
export const readBranch = defineService({
  permission: 'state:read',
  access: 'state.what-if',
  subject: ({ store, stream, at, edit }) => ({
    store,
    stream,
    detail: `${at ?? 'now'}, ${edit.length} edits`,
  }),
  input: contract.params,
  async run({ signal }, { store, stream, at, edit }) {
    const edits = readEdits(edit);
    const { folded } = await foldOf(store, stream, signal);
    const found = await findMoment({ store: folded.store, stream: folded.stream, signal }, at);
    if (found.version === null) {
      throw new AppError('invalid_input', 'The stream has no event yet at that moment.', {
        field: 'at',
      });
    }
    const branched = await foldBranch(folded, edits, { until: found.version, signal });
    return { real: await stateAt(folded, found, signal), moment: momentView(found), branched };
  },
  expose(found, policy) {
    const { fold, divergence, unknown, events } = found.branched;
    const { moment } = found;
    const real = maskedState(found.real, policy);
    const branch = whatIf(maskedState(foldToView(fold, { moment, snapshot: 'unknown' }), policy));
    return {
      real,
      branch,
      changes: diff(stateValue(real), stateValue(branch)).map((change) =>
        whatIf(changeToView(change)),
      ),
      divergence: divergence === null ? null : String(divergence),
      unknown: unknown.map(String),
      events: events.slice(0, mostListed).map(({ event, was }) => ({
        event: whatIf(policy.maskEvent(eventToView(event))),
        was: was === null ? null : String(was),
      })),
      further: Math.max(0, events.length - mostListed),
    };
  },
});
