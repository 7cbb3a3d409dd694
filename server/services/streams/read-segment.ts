import 'server-only';
import { readSegment as contract } from '@/lib/api/streams.ts';
import { version } from '@/lib/events/ids.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import { eventToView } from '@/lib/events/view.ts';
import { foldToView } from '@/lib/fold/state-view.ts';
import { defineService } from '../define-service.ts';
import { foldOf } from './internal-fold-cache.ts';
import { findMoment, momentView } from './internal-moment.ts';
import { eventsBetween, foldFrom } from './internal-seek.ts';
import { maskedState } from './internal-state.ts';
import type { StreamFold } from './internal-stream-fold.ts';

/** The part of a stream around a moment, to be folded in the browser. */
export const readSegment = defineService({
  permission: 'state:read',
  access: 'segment.read',
  subject: ({ store, stream, at }) => ({
    store,
    stream,
    ...(at === undefined ? {} : { detail: at }),
  }),
  input: contract.params,
  async run({ signal }, { store, stream, at }) {
    const { folded, ends } = await foldOf(store, stream, signal);
    const { first, last } = ends;
    const found = await findMoment({ store: folded.store, stream: folded.stream, signal }, at);
    const around = found.version ?? first.version;
    await folded.reach(around, signal);
    const start = folded.checkpoints.atOrBefore(version(around - 1n));
    const until = folded.checkpoints.after(around)?.facts.version ?? null;
    const end =
      until ?? (folded.progress.done ? last.version : (folded.progress.version ?? around));
    const events: RecordedEvent[] = [];
    for await (const event of eventsBetween(folded, { start, until: end, signal })) {
      events.push(event);
    }
    return { base: start === null ? null : baseView(folded, start), events, around, end };
  },
  expose: ({ base, events, around, end }, policy) => ({
    base: base === null ? null : maskedState(base, policy),
    events: events.map((event) => policy.maskEvent(eventToView(event))),
    from: String(events[0]?.version ?? around),
    to: String(events.at(-1)?.version ?? end),
  }),
});

type Start = NonNullable<ReturnType<StreamFold['checkpoints']['atOrBefore']>>;

function baseView(folded: StreamFold, start: Start) {
  const moment = momentView({
    at: `v${start.facts.version ?? 0n}`,
    version: start.facts.version,
    recordedAt: null,
    skewed: false,
  });
  return foldToView(foldFrom(folded, start), { moment, snapshot: 'unknown' });
}
