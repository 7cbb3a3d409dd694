import { z } from 'zod';
import { watermark } from '@/lib/fold/watermark.ts';
import { contract } from './contract.ts';
import { reducerChoice } from './reducer-choice.ts';
import { momentView, stateView } from './streams.ts';
import { bigText, changeView, eventView, fidelityView } from './views.ts';

const byStream = z.strictObject({ store: z.string(), stream: z.string() });

/** What differs between two moments of a stream, two streams, or two reducers of one stream. */
export const readDiff = contract({
  method: 'GET',
  path: '/api/stores/[store]/streams/[stream]/diff',
  params: byStream.extend({
    at: z.string().optional(),
    /** Absent: `previous`, which is just before `at`; of another stream its newest state; of another reducer the same moment. */
    against: z.string().optional(),
    /** Another stream of the store to compare with. */
    other: z.string().optional(),
    /** What folds `after`, and `before` too unless that is said. */
    reducer: reducerChoice,
    /** What folds `before`. */
    againstReducer: reducerChoice,
  }),
  body: null,
  response: z.object({
    before: stateView,
    after: stateView,
    changes: z.array(changeView),
    /** JSON Patch (RFC 6902) from `before` to `after`. */
    patch: z.string(),
  }),
});

/** A moment, and how far to trust the state at it. */
const toldMoment = momentView.extend({ fidelity: fidelityView });

/** What would have to change for the state of `at` to be as it was at `good`; nothing is written. */
export const readRevertPlan = contract({
  method: 'GET',
  path: '/api/stores/[store]/streams/[stream]/revert',
  params: byStream.extend({ at: z.string().optional(), good: z.string() }),
  body: null,
  response: z.object({
    now: toldMoment,
    good: toldMoment,
    /** `before` stands now, `after` stood then. */
    changes: z.array(changeView),
    /** JSON Patch (RFC 6902) on the state of now. */
    patch: z.string(),
    sentences: z.array(z.string()),
  }),
});

/** The events up to a moment as a test of somebody's own. */
export const readFixture = contract({
  method: 'GET',
  path: '/api/stores/[store]/streams/[stream]/fixture',
  params: byStream.extend({
    at: z.string().optional(),
    as: z.enum(['json', 'typescript']).default('json'),
  }),
  body: null,
  response: z.object({
    text: z.string(),
    fileName: z.string(),
    events: z.number(),
    /** Of the state it ends with. */
    fidelity: fidelityView,
  }),
});

/** When a condition on the state held; `when` is written as docs/query-language.md says. */
export const readTruth = contract({
  method: 'GET',
  path: '/api/stores/[store]/streams/[stream]/truth',
  params: byStream.extend({ when: z.string() }),
  body: null,
  response: z.object({
    intervals: z.array(
      z.object({
        from: bigText,
        fromAt: z.string().nullable(),
        fromType: z.string(),
        /** First version at which it did not hold any more; null: it still holds. */
        to: bigText.nullable(),
        toAt: z.string().nullable(),
        toType: z.string().nullable(),
      }),
    ),
    /** Further intervals that are not listed; the totals count them. */
    further: z.number(),
    total: z.object({
      intervals: z.number(),
      first: bigText.nullable(),
      last: bigText.nullable(),
      now: z.boolean(),
      /** Null where a boundary has no time. */
      seconds: z.number().nullable(),
    }),
    fidelity: fidelityView,
  }),
});

const texts = z
  .union([z.string(), z.array(z.string())])
  .default([])
  .transform((given) => (typeof given === 'string' ? [given] : given));

/** What is made from a branch says so wherever it goes. */
const ofBranch = { watermark: z.literal(watermark) };

/**
 * A private branch of the stream: `edit` is `skip:17`, `edit:17:{…}`, `insert:17:Type:{…}` (after
 * version 17) or `move:17:20` (to just after version 20), as often as wanted.
 */
export const readBranch = contract({
  method: 'GET',
  path: '/api/stores/[store]/streams/[stream]/branch',
  params: byStream.extend({ at: z.string().optional(), edit: texts }),
  body: null,
  response: z.object({
    /** As recorded, at the moment asked for. */
    real: stateView,
    /** What the edits make of it. Nobody recorded this. */
    branch: stateView.extend(ofBranch),
    /** From the real state to the one of the branch. */
    changes: z.array(changeView.extend(ofBranch)),
    /** First version after which the two states differ; null: they never do. */
    divergence: bigText.nullable(),
    /** Versions that edits name and the stream does not have. */
    unknown: z.array(bigText),
    /** The branch's events from the first edited place on; `was` null: nobody recorded it. */
    events: z.array(z.object({ event: eventView.extend(ofBranch), was: bigText.nullable() })),
    /** Further events of the branch that are not listed. */
    further: z.number(),
  }),
});
