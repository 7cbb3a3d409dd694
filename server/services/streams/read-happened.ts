import 'server-only';
import { readHappened as contract, type HappenedView } from '@/lib/api/two-clocks.ts';
import type { ChangeView, Description } from '@/lib/api/views.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import { eventToView } from '@/lib/events/view.ts';
import { changeToView } from '@/lib/fold/change.ts';
import type { MaskingPolicy } from '@/lib/masking/policy.ts';
import { takeAndTell } from '@/lib/sentences/teller.ts';
import { configuredSentences } from '@/server/env.ts';
import { defineService } from '../define-service.ts';
import { maskedDescription } from './internal-description.ts';
import { foldBy } from './internal-fold-cache.ts';
import { happenedFold } from './internal-happened-fold.ts';
import { rangeOf } from './internal-happened-range.ts';
import { maskedChange } from './internal-state.ts';

interface Happened extends Pick<HappenedView, 'at' | 'by' | 'overtook'> {
  readonly event: RecordedEvent;
  readonly changes: readonly ChangeView[];
  readonly described: Description;
}

/** Events of a stream in the order in which they happened, and what each changed there. */
export const readHappened = defineService({
  permission: 'state:read',
  access: 'stream.happened',
  subject: ({ store, stream, at }) => ({
    store,
    stream,
    ...(at === undefined ? {} : { detail: at }),
  }),
  input: contract.params,
  async run({ signal }, { store, stream, reducer, ...wanted }) {
    const { folded, ends } = await foldBy({ store, stream, reducer }, signal);
    const fold = await happenedFold(folded, ends.last.version, signal);
    const { happened } = fold;
    const range = rangeOf(happened, wanted);
    const configured = configuredSentences(store);
    const items: Happened[] = [];
    let described: Description = null;
    const walked = await fold.walk({
      ...{ ...range, signal },
      take(state, event) {
        described = takeAndTell(state, event, configured);
      },
      tell(event, { changes }, place) {
        const known = happened.happeningAt(place);
        items.push({ event, described, ...known, changes: changes.map(changeToView) });
      },
    });
    return {
      ...{ items, place: range.from, total: happened.length, folded: walked.folded },
      ...happened.counts(),
      missing: happened.missing(folded.store.capabilities.firstVersion),
    };
  },
  expose: ({ items, missing, ...page }, policy) => ({
    ...page,
    missing: [...missing],
    items: items.map((item) => shown(item, policy)),
  }),
});

const shown = (
  { event, changes, described, ...item }: Happened,
  policy: MaskingPolicy,
): HappenedView => ({
  ...item,
  event: policy.maskEvent(withoutPayload(event)),
  changes: changes.map((change) => maskedChange(change, policy)),
  described: maskedDescription(described, event, policy),
});

/** What is wrong with a payload is told, though the payload itself is not sent. */
function withoutPayload(event: RecordedEvent) {
  const view = eventToView(event);
  const isSent = (kind: string): boolean => kind === 'erased' || kind === 'absent';
  return {
    ...view,
    data: isSent(view.data.kind) ? view.data : { kind: 'omitted' as const },
    metadata: { kind: 'omitted' as const },
  };
}
