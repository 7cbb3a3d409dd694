import 'server-only';
import { checkCategory as contract } from '@/lib/api/reducers.ts';
import type { StreamId } from '@/lib/events/ids.ts';
import { checksOfMany, type StreamChecks } from '@/lib/fold/checks-of-many.ts';
import { Fold } from '@/lib/fold/fold.ts';
import { checksOf, claimsRepeats } from '@/lib/fold/reducer-checks.ts';
import { TypeTally } from '@/lib/fold/type-tally.ts';
import { activeReducer, chosenReducer } from '@/server/reducers/registry.ts';
import type { StreamReducer } from '@/server/reducers/stream-reducer.ts';
import type { EventStore } from '@/server/stores/port.ts';
import { storeById } from '@/server/stores/registry.ts';
import { defineService } from '../define-service.ts';
import { eventsBetween } from './internal-seek.ts';
import { namedReducer } from './internal-named-reducer.ts';
import { sampleStreams } from './internal-stream-sample.ts';
import { Stepper } from './internal-stepper.ts';

/** After this time no further stream is begun. */
const longestMilliseconds = 15_000;

/** Examines a reducer on streams from all over its category: whether it repeats itself, and what it leaves out. */
export const checkCategory = defineService({
  permission: 'state:read',
  access: 'reducer.check',
  subject: ({ store, category }) => ({ store, detail: category }),
  input: contract.params,
  async run({ signal }, { store: name, category, reducer: choice, sample }) {
    const { id, store } = await storeById(name);
    const scope = { store: id, category };
    const source =
      choice === undefined ? await activeReducer(id, category) : await chosenReducer(choice, scope);
    const { streams, of, whole } = await sampleStreams(store, { category, sample, signal });
    const tally = new TypeTally();
    const all: StreamChecks[] = [];
    const end = performance.now() + longestMilliseconds;
    for (const stream of streams) {
      if (performance.now() > end) break;
      all.push({ stream, checks: await checkStream({ store, stream, source, tally }, signal) });
    }
    return {
      ...{ reducer: namedReducer(source), streams: all.length, sampled: streams.length, of, whole },
      ...checksOfMany(all, claimsRepeats(source.claims)),
      coverage: tally.coverage(source.claims),
    };
  },
  expose: (checks) => checks,
});

interface Checked {
  readonly store: EventStore;
  readonly stream: StreamId;
  readonly source: StreamReducer;
  readonly tally: TypeTally;
}

async function checkStream({ store, stream, source, tally }: Checked, signal: AbortSignal) {
  const options = { track: true, firstVersion: store.capabilities.firstVersion };
  const stepper = new Stepper(source, options);
  const fold = new Fold(stepper.reducer, options);
  const whole = { start: null, until: null, signal, into: fold };
  try {
    return await checksOf({
      ...{ fold, options, tally, claims: source.claims },
      events: eventsBetween({ store, stream, stepper, payload: 'full' }, whole),
      apart: () => new Stepper(source, options),
    });
  } finally {
    stepper.rest();
  }
}
