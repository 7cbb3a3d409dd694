import 'server-only';
import { readSegment as contract } from '@/lib/api/streams.ts';
import type { Frozen } from '@/lib/fold/frozen.ts';
import { eventToView } from '@/lib/events/view.ts';
import { foldToView } from '@/lib/fold/state-view.ts';
import { defineService } from '../define-service.ts';
import { foldBy } from './internal-fold-cache.ts';
import { findMoment, momentView } from './internal-moment.ts';
import { foldFrom } from './internal-seek.ts';
import { maskedState } from './internal-state.ts';
import type { StreamFold } from './internal-stream-fold.ts';
import { maskedSteps, stepsOf } from './internal-segment-steps.ts';
import { stretchAround } from './internal-stretch.ts';

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
  async run({ signal }, { store, stream, at, reducer }) {
    const { folded, ends } = await foldBy({ store, stream, reducer }, signal);
    const { first, last } = ends;
    const found = await findMoment({ store: folded.store, stream: folded.stream, signal }, at);
    const around = found.version ?? first.version;
    await folded.reach(around, signal);
    const until = folded.checkpoints.after(around)?.facts.version ?? null;
    const end =
      until ?? (folded.progress.done ? last.version : (folded.progress.version ?? around));
    const { start, events } = await stretchAround(folded, { around, end }, signal);
    const base = start === null ? null : baseView(folded, start);
    const steps = await stepsOf(folded, start, events);
    const { firstVersion } = folded.store.capabilities;
    return { base, events, around, firstVersion, steps };
  },
  expose: ({ base, events, around, firstVersion, steps }, policy) => ({
    base: base === null ? null : maskedState(base, policy),
    events: events.map((event) => policy.maskEvent(eventToView(event))),
    firstVersion: String(firstVersion),
    from: String(events[0]?.version ?? around),
    to: String(events.at(-1)?.version ?? around),
    steps: maskedSteps(steps, policy),
  }),
});

function baseView(folded: StreamFold, start: Frozen) {
  const moment = momentView({
    at: `v${start.facts.version ?? 0n}`,
    version: start.facts.version,
    recordedAt: null,
    skewed: false,
  });
  return foldToView(foldFrom(folded, start), { moment, snapshot: 'unknown' });
}
