import { z } from 'zod';
import { contract } from './contract.ts';
import { coverageView, eventView, payloadView } from './views.ts';

const byStore = z.strictObject({ store: z.string() });
const byEvent = byStore.extend({ event: z.string() });
const many = z.union([z.string(), z.array(z.string())]).optional();

export const listEvents = contract({
  method: 'GET',
  path: '/api/stores/[store]/events',
  params: byStore.extend({
    category: many,
    type: many,
    /** Stream id prefix. */
    prefix: z.string().optional(),
    /** Recorded at or after / before, any ISO form. */
    from: z.string().optional(),
    to: z.string().optional(),
    order: z.enum(['newest', 'oldest']).default('newest'),
    cursor: z.string().optional(),
    /** Id of the event to begin at, when there is no cursor; the filter holds for it too. */
    start: z.string().optional(),
    limit: z.coerce.number().int().min(1).max(500).default(100),
  }),
  body: null,
  response: z.object({
    items: z.array(eventView),
    next: z.string().nullable(),
    /** Cursor of what lies before the first item, to be asked for with the opposite `order`. */
    back: z.string().nullable(),
    coverage: coverageView,
    /** The filter as a sentence. */
    explained: z.string(),
  }),
});

export const neighbourView = z.object({
  previous: eventView.nullable(),
  next: eventView.nullable(),
});

export const readEvent = contract({
  method: 'GET',
  path: '/api/stores/[store]/events/[event]',
  params: byEvent,
  body: null,
  response: z.object({
    event: eventView,
    /** In the stream. */
    neighbours: neighbourView,
    /** In the log of the store; both null where the store has no order across streams. */
    inLog: neighbourView,
  }),
});

/** Most characters or bytes one answer of `readPayload` carries. */
export const longestSlice = 4 * 1024 * 1024;

/** A part of one payload exactly as stored, for payloads too long to come with their event. */
export const readPayload = contract({
  method: 'GET',
  path: '/api/stores/[store]/events/[event]/payload',
  params: byEvent.extend({
    part: z.enum(['data', 'metadata']).default('data'),
    /** Where to begin, in characters (UTF-16 units) of a text, in bytes of anything else. */
    from: z.coerce.number().int().min(0).default(0),
    length: z.coerce.number().int().min(1).max(longestSlice).default(65_536),
  }),
  body: null,
  response: z.object({
    slice: payloadView,
    from: z.number(),
    /** Length of the whole payload, in the unit of `from`; 0 where there is none. */
    size: z.number(),
    /** Where the next slice begins; null at the end. */
    next: z.number().nullable(),
  }),
});
export type PayloadSlice = z.infer<typeof readPayload.response>;

/** An event with the store it came from. */
export const placedEvent = z.object({ store: z.string(), event: eventView });
export type PlacedEvent = z.infer<typeof placedEvent>;

/** What led to this event, nearest first, across stores; `missing` names a parent that was not found. */
export const readCauses = contract({
  method: 'GET',
  path: '/api/stores/[store]/events/[event]/causes',
  params: byEvent,
  body: null,
  response: z.object({
    chain: z.array(placedEvent),
    missing: z.string().nullable(),
    cycle: z.boolean(),
    /** Stores that could not be asked for what is missing, with the reason. */
    notExamined: z.array(z.object({ store: z.string(), reason: z.string() })),
  }),
});

/** Everything that followed from this event, step by step across stores: a tree by the causes it names. */
export const readEffects = contract({
  method: 'GET',
  path: '/api/stores/[store]/events/[event]/effects',
  params: byEvent,
  body: null,
  response: z.object({
    /** Nearest first. */
    effects: z.array(placedEvent),
    /** Why more may follow: the tree is deeper or larger than one answer; null where it was followed to its ends. */
    stopped: z.enum(['depth', 'count']).nullable(),
    /** Stores that could not be asked or not wholly, with the reason. */
    notExamined: z.array(z.object({ store: z.string(), reason: z.string() })),
  }),
});

export const readCorrelation = contract({
  method: 'GET',
  path: '/api/stores/[store]/correlations/[correlation]',
  params: byStore.extend({ correlation: z.string() }),
  body: null,
  response: z.object({
    items: z.array(placedEvent),
    examined: z.array(z.object({ store: z.string(), complete: z.boolean() })),
    notExamined: z.array(z.object({ store: z.string(), reason: z.string() })),
  }),
});

/** Time → version (with `stream`) or position. */
export const readMoment = contract({
  method: 'GET',
  path: '/api/stores/[store]/moments',
  params: byStore.extend({ time: z.string(), stream: z.string().optional() }),
  body: null,
  response: z.object({
    version: z.string().nullable(),
    position: z.string().nullable(),
    recordedAt: z.string().nullable(),
    skewed: z.boolean(),
  }),
});
