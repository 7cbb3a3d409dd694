import { z } from 'zod';
import { sandboxScriptPath } from '@/lib/sandbox/script-path.ts';
import { contract } from './contract.ts';
import { reducerChoice } from './reducer-choice.ts';
import { bigText } from './views.ts';

const byStore = z.strictObject({ store: z.string() });
const hash = z.string().regex(/^[0-9a-f]{64}$/, 'is the hash of a version');
const language = z.enum(['code', 'rules']);

export const reducerVersionView = z.object({
  hash: z.string(),
  category: z.string(),
  /** Null: for every store. */
  store: z.string().nullable(),
  /** Counted from 1 per category. */
  number: z.number(),
  kind: z.enum(['reducer', 'rules']),
  origin: z.enum(['file', 'draft']),
  /** File name or title. */
  name: z.string(),
  createdBy: z.string(),
  createdAt: z.string(),
  active: z.boolean(),
  /** Event types it says it takes; null where it does not say. */
  handled: z.array(z.string()).nullable(),
  /** Event types it says it leaves out on purpose. */
  ignored: z.array(z.string()),
  /** It says that an event that comes a second time changes nothing. */
  idempotent: z.boolean(),
});
export type ReducerVersionView = z.infer<typeof reducerVersionView>;

export const reducerProblemView = z.object({
  message: z.string(),
  /** Counted from 1; null where the fault has no place. */
  line: z.number().nullable(),
  column: z.number().nullable(),
});

export type ReducerProblem = z.infer<typeof reducerProblemView>;

const reducersView = z.object({
  versions: z.array(reducerVersionView),
  /** What was active when, newest first. Null hash: inferred. */
  history: z.array(
    z.object({
      category: z.string(),
      hash: z.string().nullable(),
      by: z.string(),
      at: z.string(),
    }),
  ),
  problems: z.array(reducerProblemView.extend({ file: z.string() })),
});
export type ReducersView = z.infer<typeof reducersView>;

/** Every version there is for this store, what is active, and what is wrong in the folder. */
export const listReducers = contract({
  method: 'GET',
  path: '/api/stores/[store]/reducers',
  params: byStore,
  body: null,
  response: reducersView,
});

/** One version as it was written. */
export const readReducer = contract({
  method: 'GET',
  path: '/api/stores/[store]/reducers/[reducer]',
  params: byStore.extend({ reducer: hash }),
  body: null,
  response: z.object({ version: reducerVersionView, source: z.string() }),
});

/** What somebody writes on screen. */
export const reducerDraft = z.strictObject({ language, source: z.string().min(1).max(200_000) });

const saved = reducerDraft.extend({
  title: z.string().min(1).max(100),
  activate: z.boolean().default(false),
});
const activated = z.strictObject({ category: z.string().min(1), hash: hash.nullable() });
const bundled = reducerDraft.pick({ source: true });

/** What the services behind the bodies take: the body and the store. */
export const saveReducerInput = saved.extend({ store: z.string() });
export const activateReducerInput = activated.extend({ store: z.string() });
export const bundleDraftInput = bundled.extend({ store: z.string() });

/** Keeps a draft as a version; it folds its category from now on where `activate` says so. */
export const saveReducer = contract({
  method: 'POST',
  path: '/api/stores/[store]/reducers',
  params: byStore,
  body: saved,
  response: z.object({
    /** Empty where the draft was kept. */
    problems: z.array(reducerProblemView),
    versions: z.array(reducerVersionView),
  }),
});

/** Lets a version, or none, fold a category from now on. */
export const activateReducer = contract({
  method: 'POST',
  path: '/api/stores/[store]/reducers/activate',
  params: byStore,
  body: activated,
  response: z.object({ category: z.string(), hash: z.string().nullable() }),
});

/** A reducer by what it is called and known by. */
export const reducerNamed = z.object({
  kind: z.enum(['reducer', 'rules', 'inferred']),
  /** Name and hash, as with every state; null: inferred. */
  source: z.string().nullable(),
  hash: z.string().nullable(),
});
export type ReducerNamed = z.infer<typeof reducerNamed>;

export const reducerCoverageView = z.object({
  /** Types of the examined events that the reducer does not handle. */
  unhandled: z.array(z.object({ type: z.string(), count: z.number() })),
  /** Whether the reducer says what it handles, or only never changed the state for these. */
  declared: z.boolean(),
  events: z.number(),
});

export type ReducerCoverageView = z.infer<typeof reducerCoverageView>;

const checkView = z.object({
  /** Unclaimed: the reducer does not say that it holds, and it does not. */
  outcome: z.enum(['holds', 'fails', 'unclaimed', 'unknown']),
  /** A sentence; where it fails, with the version. */
  detail: z.string(),
  /** The first event at which it does not hold; null where it holds, or where that is no single event. */
  at: z.object({ version: bigText, type: z.string() }).nullable(),
  /** Events that were examined for it. */
  events: z.number(),
});
export type ReducerCheckView = z.infer<typeof checkView>;

export const checksView = z.object({
  coverage: reducerCoverageView,
  /** The same events give the same state again, from every checkpoint. */
  purity: checkView,
  /** An event that is delivered twice changes nothing the second time. */
  twice: checkView,
});
export type ReducerChecksView = z.infer<typeof checksView>;

/** Makes one script of a draft in TypeScript, which runs in the browser. Nothing of it runs here. */
export const bundleDraft = contract({
  method: 'POST',
  path: '/api/stores/[store]/reducers/bundle',
  params: byStore,
  body: bundled,
  response: z.object({
    /** Empty where there is a script. */
    problems: z.array(reducerProblemView),
    script: z.string().nullable(),
  }),
});

/** The script of the worker that drafts run in. */
export const readSandbox = { path: sandboxScriptPath, params: z.strictObject({}) };

/** The checks of the active reducer on one stream. */
export const checkReducer = contract({
  method: 'GET',
  path: '/api/stores/[store]/streams/[stream]/checks',
  params: byStore.extend({ stream: z.string(), at: z.string().optional() }),
  body: null,
  response: checksView,
});

const checkOfManyView = checkView.extend({
  /** The first stream in which it does not hold; null where it holds in all of them. */
  stream: z.string().nullable(),
});
export type CheckOfManyView = z.infer<typeof checkOfManyView>;

const categoryChecksView = z.object({
  reducer: reducerNamed,
  /** Streams that were examined; of `sampled` ones, which are spread over `of`. */
  streams: z.number(),
  sampled: z.number(),
  of: z.number(),
  /** Whether the category has no further streams beyond these. */
  whole: z.boolean(),
  coverage: reducerCoverageView,
  purity: checkOfManyView,
  twice: checkOfManyView,
});
export type CategoryChecksView = z.infer<typeof categoryChecksView>;

/** The checks of a reducer on streams from all over its category. */
export const checkCategory = contract({
  method: 'GET',
  path: '/api/stores/[store]/reducers/checks',
  params: byStore.extend({
    category: z.string().min(1),
    /** Absent: the active one. */
    reducer: reducerChoice,
    sample: z.coerce.number().int().min(1).max(100).default(20),
  }),
  body: null,
  response: categoryChecksView,
});
