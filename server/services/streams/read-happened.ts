import 'server-only';
import { readHappened as contract, type HappenedView } from '@/lib/api/two-clocks.ts';
import type { ChangeView, Description } from '@/lib/api/views.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import { eventToView } from '@/lib/events/view.ts';
import { changeToView } from '@/lib/fold/change.ts';
import { twoClocks } from '@/lib/fold/two-clocks.ts';
import type { MaskingPolicy } from '@/lib/masking/policy.ts';
import { takeAndTell } from '@/lib/sentences/teller.ts';
import { configuredSentences } from '@/server/env.ts';
import { defineService } from '../define-service.ts';
import { maskedDescription } from './internal-description.ts';
import { foldBy } from './internal-fold-cache.ts';
import { foldGiven, missingVersions, wholeStream } from './internal-happened.ts';
import { maskedChange } from './internal-state.ts';

const mostListed = 2000;

interface Happened extends Pick<HappenedView, 'at' | 'by' | 'overtook'> {
  readonly event: RecordedEvent;
  readonly changes: readonly ChangeView[];
  readonly described: Description;
}

/** The events of a stream in the order in which they happened, and what each changed there. */
export const readHappened = defineService({
  permission: 'state:read',
  access: 'stream.happened',
  subject: ({ store, stream }) => ({ store, stream }),
  input: contract.params,
  async run({ signal }, { store, stream, reducer }) {
    const { folded } = await foldBy({ store, stream, reducer }, signal);
    const events = await wholeStream(folded, signal);
    const { order, happenings, overtaken } = twoClocks(events);
    const configured = configuredSentences(store);
    const earlier = Math.max(0, order.length - mostListed);
    const items: Happened[] = [];
    let described: Description = null;
    await foldGiven(
      folded,
      order.flatMap((index) => events[index] ?? []),
      {
        signal,
        take(fold, event) {
          described = takeAndTell(fold, event, configured);
        },
        tell(event, fold, place) {
          if (place < earlier) return;
          const index = order[place] ?? 0;
          const { at, by } = happenings[index] ?? { at: null, by: 'place' };
          const overtook = events[overtaken[index] ?? -1]?.version ?? null;
          items.push({
            ...{ event, at, by, described },
            overtook: overtook === null ? null : String(overtook),
            changes: fold.changes.map(changeToView),
          });
        },
      },
    );
    const knownBy = (how: HappenedView['by']) => happenings.filter(({ by }) => by === how).length;
    return {
      ...{ items, earlier },
      told: knownBy('occurred'),
      untimed: knownBy('place'),
      missing: missingVersions(events, folded.store.capabilities.firstVersion),
    };
  },
  expose: ({ items, earlier, told, untimed, missing }, policy) => ({
    ...{ earlier, told, untimed },
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
