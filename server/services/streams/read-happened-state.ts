import 'server-only';
import { readHappenedState as contract } from '@/lib/api/two-clocks.ts';
import { foldToView, incompleteView } from '@/lib/fold/state-view.ts';
import { twoClocks } from '@/lib/fold/two-clocks.ts';
import { defineService } from '../define-service.ts';
import { foldBy } from './internal-fold-cache.ts';
import { foldGiven, lackingFacts, missingVersions, wholeStream } from './internal-happened.ts';
import { findMoment, momentView } from './internal-moment.ts';
import { maskedState } from './internal-state.ts';

/** The state of everything that happened up to an event, whenever it was recorded. */
export const readHappenedState = defineService({
  permission: 'state:read',
  access: 'state.happened',
  subject: ({ store, stream, at }) => ({ store, stream, detail: at ?? 'now' }),
  input: contract.params,
  async run({ signal }, { store, stream, at, reducer }) {
    const { folded } = await foldBy({ store, stream, reducer }, signal);
    const found = await findMoment({ store: folded.store, stream: folded.stream, signal }, at);
    const events = await wholeStream(folded, signal);
    const { order, placeOf } = twoClocks(events);
    const index = events.findLastIndex(({ version }) => version === found.version);
    const happened = order.slice(0, (placeOf[index] ?? -1) + 1);
    const fold = await foldGiven(
      folded,
      happened.flatMap((each) => events[each] ?? []),
      { signal, tell: () => undefined },
    );
    const view = foldToView(fold, { moment: momentView(found), snapshot: 'unknown' });
    const missing = missingVersions(events, folded.store.capabilities.firstVersion);
    const incompleteFrom = incompleteView(lackingFacts(fold.facts, missing));
    return { ...view, fidelity: { ...view.fidelity, incompleteFrom } };
  },
  expose: maskedState,
});
