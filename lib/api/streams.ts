import { z } from 'zod';
import { contract } from './contract.ts';
import { railView } from './rail-view.ts';
import { reducerChoice } from './reducer-choice.ts';
import {
  bigText,
  changeView,
  changesView,
  eventView,
  fidelityView,
  initiatorView,
  madeByView,
} from './views.ts';

const byStore = z.strictObject({ store: z.string() });
const byStream = byStore.extend({ stream: z.string() });
const byFold = byStream.extend({ reducer: reducerChoice });
const limit = z.coerce.number().int().min(1).max(500);

export const streamView = z.object({
  streamId: z.string(),
  category: z.string().nullable(),
  firstVersion: bigText.nullable(),
  lastVersion: bigText.nullable(),
  events: bigText.nullable(),
  lastRecordedAt: z.string().nullable(),
});
export type StreamView = z.infer<typeof streamView>;

export const listStreams = contract({
  method: 'GET',
  path: '/api/stores/[store]/streams',
  params: byStore.extend({
    prefix: z.string().default(''),
    /** Absent: any. */
    category: z.string().optional(),
    order: z.enum(['id', 'recent']).default('id'),
    cursor: z.string().optional(),
    limit: limit.default(100),
  }),
  body: null,
  response: z.object({ items: z.array(streamView), next: z.string().nullable() }),
});

/** First and last event and what is known of the length; 404 for an unknown stream. */
export const readStreamSummary = contract({
  method: 'GET',
  path: '/api/stores/[store]/streams/[stream]',
  params: byStream,
  body: null,
  response: z.object({
    stream: streamView,
    firstRecordedAt: z.string().nullable(),
  }),
});

export const readStreamEvents = contract({
  method: 'GET',
  path: '/api/stores/[store]/streams/[stream]/events',
  params: byStream.extend({
    order: z.enum(['newest', 'oldest']).default('newest'),
    /** Start at this moment (inclusive): `v42`, `p…` or a time. Ignored with a cursor. */
    from: z.string().optional(),
    cursor: z.string().optional(),
    limit: limit.default(100),
  }),
  body: null,
  response: z.object({
    items: z.array(eventView),
    next: z.string().nullable(),
    /** Last version of the stream when the page was read. */
    head: bigText.nullable(),
  }),
});

/** Where a moment lies in a stream. Null version: the stream had no event yet. */
export const momentView = z.object({
  /** As asked. */
  at: z.string(),
  version: bigText.nullable(),
  recordedAt: z.string().nullable(),
  skewed: z.boolean(),
});
export type MomentView = z.infer<typeof momentView>;

export const blameView = z.object({
  path: z.string(),
  version: bigText,
});

export const stateView = z.object({
  moment: momentView,
  /** Lossless JSON text of the state; null before the first event. */
  state: z.string().nullable(),
  /** Set when a delete-like event ended the stream's life; the state stays visible. */
  tombstone: z.object({ version: bigText, type: z.string() }).nullable(),
  /** Version that last set each leaf. */
  blame: z.array(blameView),
  /** Versions named in `blame` with when and who. */
  setters: z.array(
    z.object({
      version: bigText,
      recordedAt: z.string().nullable(),
      /** `not-read` where the state was folded without metadata: the event itself says it. */
      initiator: initiatorView,
      type: z.string(),
    }),
  ),
  /** What the event at this moment changed. */
  changes: z.array(changeView),
  fidelity: fidelityView,
  warnings: z.array(z.object({ version: bigText, code: z.string(), message: z.string() })),
  /** Where the reducer failed, so that nothing after it was taken in; absent where it did not. */
  stopped: z.object({ version: bigText, reason: z.string() }).optional(),
});
export type StateView = z.infer<typeof stateView>;

/** `at`: `v42`, `p…`, a time, or absent for now. */
export const readState = contract({
  method: 'GET',
  path: '/api/stores/[store]/streams/[stream]/state',
  params: byFold.extend({ at: z.string().optional() }),
  body: null,
  response: stateView,
});

/**
 * A state and the events after it up to the next checkpoint: enough to fold any version of the
 * segment in the browser, so that dragging inside it needs no network.
 */
export const segmentView = z.object({
  base: stateView.nullable(),
  events: z.array(eventView),
  /** Where the store begins to count: without a base, a later beginning is a gap. */
  firstVersion: bigText,
  /** First and last version that can be folded from here. */
  from: bigText,
  to: bigText,
  /** How the states are made where nothing is inferred: what each event did, in place of the code. */
  steps: z
    .object({
      fidelity: madeByView,
      /** JSON text of the state before the first event; null: none. */
      initial: z.string().nullable(),
      /** `lib/fold/steps` describes the text of a step. */
      items: z.array(z.object({ version: bigText, step: z.string() })),
    })
    .nullable(),
});
export type SegmentView = z.infer<typeof segmentView>;

export const readSegment = contract({
  method: 'GET',
  path: '/api/stores/[store]/streams/[stream]/segment',
  params: byFold.extend({ at: z.string().optional() }),
  body: null,
  response: segmentView,
});

/** Difference of two moments of one stream; `against` may be `previous`. */
export const intervalView = z.object({
  /** Lossless JSON text; null = the path was not there. */
  value: z.string().nullable(),
  from: bigText,
  /** Null: still so at the head. */
  to: bigText.nullable(),
  recordedAt: z.string().nullable(),
  eventId: z.string().nullable(),
  eventType: z.string().nullable(),
  initiator: z.string().nullable(),
});
export type IntervalView = z.infer<typeof intervalView>;

export const readField = contract({
  method: 'GET',
  path: '/api/stores/[store]/streams/[stream]/fields',
  params: byFold.extend({ path: z.string() }),
  body: null,
  response: z.object({
    path: z.string(),
    intervals: z.array(intervalView),
    fidelity: fidelityView,
  }),
});

/** Every path the states of a stream ever had, elements of arrays by their id where they have one. */
export const readPaths = contract({
  method: 'GET',
  path: '/api/stores/[store]/streams/[stream]/paths',
  params: byFold,
  body: null,
  response: z.object({
    /** Those of the newest state. */
    paths: z.array(z.string()),
    /** Those that led to something once and do not any more. */
    gone: z.array(z.string()),
    /** True when there were more than are told. */
    further: z.boolean(),
  }),
});

export const readRail = contract({
  method: 'GET',
  path: '/api/stores/[store]/streams/[stream]/rail',
  params: byFold.extend({
    path: z.string().optional(),
    slices: z.coerce.number().int().min(10).max(2000).default(240),
    /** `as-is`: shows what is folded and folds nothing further. */
    fold: z.enum(['go-on', 'as-is']).default('go-on'),
  }),
  body: null,
  response: railView,
});

/** What each event of a range of versions changed and, where a sentence was written for it, its words. */
export const readChanges = contract({
  method: 'GET',
  path: '/api/stores/[store]/streams/[stream]/changes',
  params: byFold.extend({ from: bigText, to: bigText }),
  body: null,
  response: changesView,
});

/** Progress of the first fold, as server-sent events named `progress`; the last one has `done: true`. */
export const foldProgressView = z.object({
  folded: z.number(),
  /** Null while unknown. */
  total: z.number().nullable(),
  version: bigText.nullable(),
  done: z.boolean(),
  failure: z.string().nullable(),
});
export const foldProgressPath = '/api/stores/[store]/streams/[stream]/fold';
export const watchFold = { path: foldProgressPath, params: byFold, event: 'progress' };

/** A whole stream, one event a line: `eventView` without its `problems`, payloads as stored. */
export const exportStream = {
  path: '/api/stores/[store]/streams/[stream]/export',
  params: byStream,
  fileName: 'stream.ndjson',
};
