import 'server-only';
import { readFixture as contract } from '@/lib/api/time-travel.ts';
import { AppError } from '@/lib/errors.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import { fixtureTypeScript } from '@/lib/fold/fixture-code.ts';
import { fixtureJson, type FixtureEvent } from '@/lib/fold/fixture.ts';
import { eventToView } from '@/lib/events/view.ts';
import { defineService } from '../define-service.ts';
import { fixtureReducer } from './internal-fixture-reducer.ts';
import { foldOf } from './internal-fold-cache.ts';
import { findMoment } from './internal-moment.ts';
import { eventsBetween } from './internal-seek.ts';
import { maskedState, stateAt } from './internal-state.ts';

/** A test with more given events is no test any more. */
const mostEvents = 10_000;

/** The events up to a moment and the state they made, as JSON or as a test in TypeScript. */
export const readFixture = defineService({
  permission: 'events:read',
  access: 'stream.fixture',
  subject: ({ store, stream, at }) => ({ store, stream, detail: at ?? 'now' }),
  input: contract.params,
  async run({ signal }, { store, stream, at, as }) {
    const { folded, ends } = await foldOf(store, stream, signal);
    const found = await findMoment({ store: folded.store, stream: folded.stream, signal }, at);
    const events: RecordedEvent[] = [];
    if (found.version !== null) {
      const stretch = { start: null, until: found.version, signal };
      for await (const event of eventsBetween(folded, stretch)) {
        events.push(event);
        if (events.length > mostEvents) throw tooMany();
      }
    }
    return {
      stream,
      as,
      category: ends.first.category,
      reducer: await fixtureReducer(folded.source),
      events,
      state: await stateAt(folded, found, signal),
    };
  },
  expose({ stream, as, category, reducer, events, state }, policy) {
    const shown = maskedState(state, policy);
    const fixture = {
      stream,
      category,
      reducer,
      events: events.map((event): FixtureEvent => policy.maskEvent(eventToView(event))),
      state: shown.state,
      fidelity: shown.fidelity,
      stopped: shown.stopped ?? null,
    };
    const name = stream.replaceAll(/[^\w-]+/g, '_').slice(0, 80);
    const [text, ending] =
      as === 'json' ? [fixtureJson(fixture), 'json'] : [fixtureTypeScript(fixture), 'test.ts'];
    const { fidelity } = shown;
    return { text, fileName: `${name}.${ending}`, events: events.length, fidelity };
  },
});

const tooMany = (): AppError =>
  new AppError(
    'unsupported',
    `A fixture holds at most ${mostEvents.toLocaleString('en')} events: choose an earlier moment, or export the stream.`,
    { field: 'at' },
  );
