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

/** A stream in the order in which its events happened. */
export const readHappened = contract({
  method: 'GET',
  path: '/api/stores/[store]/streams/[stream]/happened',
  params: byFold,
  body: null,
  response: z.object({
    /** In that order; the last ones where there are too many. */
    items: z.array(happenedView),
    /** Events that happened before those and are not listed. */
    earlier: z.number(),
    /** How many of all events say when they happened; of the others the recorded time stands for it, if they bear one. */
    told: z.number(),
    /** How many of all events bear no time at all, and stay behind the event recorded before them. */
    untimed: z.number(),
    /** Versions the stream does not have, of which nobody knows when they happened. */
    missing: z.array(z.string()),
  }),
});
export type HappenedStream = z.infer<typeof readHappened.response>;

/** The state of everything that happened up to an event, whenever it was recorded. */
export const readHappenedState = contract({
  method: 'GET',
  path: '/api/stores/[store]/streams/[stream]/happened/state',
  params: byFold.extend({ at: z.string().optional() }),
  body: null,
  response: stateView,
});
