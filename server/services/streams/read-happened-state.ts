import 'server-only';
import { readHappenedState as contract } from '@/lib/api/two-clocks.ts';
import { foldToView, incompleteView } from '@/lib/fold/state-view.ts';
import { parseMoment } from '@/lib/time/moment.ts';
import { defineService } from '../define-service.ts';
import { foldBy } from './internal-fold-cache.ts';
import { lackingFacts } from './internal-happened.ts';
import { happenedFold } from './internal-happened-fold.ts';
import type { HappenedOrder } from './internal-happened-order.ts';
import { placeAt } from './internal-happened-range.ts';
import { findMoment, type StreamAt } from './internal-moment.ts';
import { maskedState } from './internal-state.ts';

/** The state of everything that happened up to an event, whenever it was recorded. */
export const readHappenedState = defineService({
  permission: 'state:read',
  access: 'state.happened',
  subject: ({ store, stream, at }) => ({ store, stream, detail: at ?? 'now' }),
  input: contract.params,
  async run({ signal }, { store, stream, at, reducer }) {
    const { folded, ends } = await foldBy({ store, stream, reducer }, signal);
    const kept = await happenedFold(folded, ends.last.version, signal);
    const { happened } = kept;
    const place = await placeOf(
      happened,
      { store: folded.store, stream: folded.stream, signal },
      at,
    );
    let recordedAt: string | null = null;
    const { fold } = await kept.walk({
      ...{ from: place, until: place + 1, signal },
      tell(event) {
        ({ recordedAt } = event);
      },
    });
    const version = place < 0 ? null : String(happened.index.versionAt(happened.indexAt(place)));
    const moment = { at: at ?? '', version, recordedAt, skewed: false };
    const view = foldToView(fold, { moment, snapshot: 'unknown' });
    const missing = happened.missing(folded.store.capabilities.firstVersion);
    const incompleteFrom = incompleteView(lackingFacts(fold.facts, missing));
    return { ...view, fidelity: { ...view.fidelity, incompleteFrom } };
  },
  expose: maskedState,
});

/** Positions of the log are told by the other clock: they stand for the version that was recorded by then. */
async function placeOf(
  happened: HappenedOrder,
  where: StreamAt,
  at: string | undefined,
): Promise<number> {
  const parsed = parseMoment(at);
  if (!parsed.ok || parsed.moment.kind === 'time') return placeAt(happened, at);
  const { version } = await findMoment(where, at);
  return version === null ? -1 : (happened.placeOfVersion(version) ?? -1);
}
