import { z } from 'zod';
import { contract } from './contract.ts';
import { reducerChoice } from './reducer-choice.ts';
import { stateView } from './streams.ts';
import { bigText, changeView, describedView, eventView, fidelityView } from './views.ts';

const byStream = z.strictObject({ store: z.string(), stream: z.string() });
const byFold = byStream.extend({ reducer: reducerChoice });

/** What was believed about a path: a row for each moment of knowing, a cell for each time it is about. */
export const readBeliefs = contract({
  method: 'GET',
  path: '/api/stores/[store]/streams/[stream]/beliefs',
  params: byFold.extend({ path: z.string() }),
  body: null,
  response: z.object({
    path: z.string(),
    /** Times the cells of each row are about, ascending. */
    abouts: z.array(z.string()),
    rows: z.array(
      z.object({
        /** Everything recorded up to this version is known. */
        version: bigText,
        recordedAt: z.string().nullable(),
        /** When the next row's event was recorded; null: known now. */
        until: z.string().nullable(),
        cells: z.array(
          z.object({
            /** Lossless JSON text; null = the path was not there. */
            value: z.string().nullable(),
            /** The event that made it so; null: nothing had happened yet. */
            setBy: bigText.nullable(),
            eventType: z.string().nullable(),
          }),
        ),
      }),
    ),
    /** Events that changed the path and have no row. */
    further: z.number(),
    /** Versions the stream does not have, of which nobody knows when they happened. */
    missing: z.array(z.string()),
    fidelity: fidelityView,
  }),
});

export type Beliefs = z.infer<typeof readBeliefs.response>;

/** An event at the place where it happened. */
export const happenedView = z.object({
  /** Its payloads are not fetched. */
  event: eventView,
  /** When it happened; null: nobody knows. */
  at: z.string().nullable(),
  /** How that is known; `place`: it bears no time and stays behind the event recorded before it. */
  by: z.enum(['occurred', 'recorded', 'place']),
  /** The first version that was recorded earlier and happened later; null: it overtook none. */
  overtook: bigText.nullable(),
  /** What it changed where it happened, not where it was recorded. */
  changes: z.array(changeView),
  described: describedView,
});
export type HappenedView = z.infer<typeof happenedView>;

/** Some of a stream, in the order in which its events happened. */
export const readHappened = contract({
  method: 'GET',
  path: '/api/stores/[store]/streams/[stream]/happened',
  params: byFold.extend({
    /** Around what had happened by a moment; absent: by now. */
    at: z.string().optional(),
    /** Around a place in this order instead. */
    place: z.coerce.number().int().min(0).optional(),
    /** Only what happened before a version, or after it, instead. */
    before: bigText.optional(),
    after: bigText.optional(),
    limit: z.coerce.number().int().min(1).max(500).default(100),
  }),
  body: null,
  response: z.object({
    /** In that order; events of one version are never parted. */
    items: z.array(happenedView),
    /** Of the first of them, counted from 0. */
    place: z.number(),
    /** Events of the whole stream. */
    total: z.number(),
    /** How many of all events say when they happened; of the others the recorded time stands for it, if they bear one. */
    told: z.number(),
    /** How many of all events bear no time at all, and stay behind the event recorded before them. */
    untimed: z.number(),
    /** Versions the stream does not have, of which nobody knows when they happened. */
    missing: z.array(z.string()),
    /** Events that had to be folded in this order for this answer. */
    folded: z.number(),
  }),
});
export type HappenedPage = z.infer<typeof readHappened.response>;

const happenedMark = z.object({ place: z.number(), at: z.string().nullable() });

/** The shape of a whole stream over the times at which its events happened. */
export const readHappenedRail = contract({
  method: 'GET',
  path: '/api/stores/[store]/streams/[stream]/happened/rail',
  params: byFold.extend({
    path: z.string().optional(),
    slices: z.coerce.number().int().min(10).max(2000).default(240),
  }),
  body: null,
  response: z.object({
    total: z.number(),
    /** To the millisecond, as all times here; null where no chart can place any. */
    from: z.string().nullable(),
    to: z.string().nullable(),
    /** Event counts over equal slices of that time. */
    overTime: z.array(z.number()),
    /** Place of the last event that happened in a slice or before it. */
    placeAtSlice: z.array(z.number()),
    /** Where the asked path changed in this order. */
    marks: z.array(happenedMark),
    /** As on the recorded rail. */
    late: z.object({ count: z.number(), marks: z.array(happenedMark) }),
  }),
});
export type HappenedRail = z.infer<typeof readHappenedRail.response>;

/** The state of everything that happened up to an event, whenever it was recorded. */
export const readHappenedState = contract({
  method: 'GET',
  path: '/api/stores/[store]/streams/[stream]/happened/state',
  params: byFold.extend({ at: z.string().optional() }),
  body: null,
  response: stateView,
});
