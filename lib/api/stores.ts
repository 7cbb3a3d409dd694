import { z } from 'zod';
import { contract } from './contract.ts';
import { bigText, eventView, healthView } from './views.ts';

export const capabilitiesView = z.object({
  order: z.enum(['total', 'per-stream']),
  firstVersion: bigText,
  timeLookup: z.enum(['indexed', 'bisected', 'none']),
  pushdown: z.array(z.string()),
  tail: z.enum(['polled', 'none']),
  seal: z.enum(['commit-order', 'lock-holders', 'snapshot-xmin', 'time', 'none']),
  snapshots: z.boolean(),
});

export const guessView = z.object({
  layout: z.string(),
  title: z.string(),
  confidence: z.number(),
  reasons: z.array(z.string()),
  parameters: z.record(z.string(), z.unknown()),
});
export type GuessView = z.infer<typeof guessView>;

export const tableView = z.object({
  schema: z.string().nullable(),
  table: z.string(),
  columns: z.array(z.object({ name: z.string(), type: z.string() })),
  rows: z.number().nullable(),
});
export type TableView = z.infer<typeof tableView>;

export const storeCard = z.object({
  id: z.string(),
  title: z.string(),
  engine: z.string(),
  layout: z.string(),
  /** How sure the detection was, 0–1; absent when the layout was not detected. */
  confidence: z.number().optional(),
  /** Where it is, without secrets: `postgres://reader@db:5432/shop` or a path. */
  location: z.string(),
  demo: z.boolean(),
  /** Connected on screen, so it can be forgotten there. */
  removable: z.boolean(),
  state: z.enum(['open', 'failed']),
  /** One sentence when `failed`. */
  failure: z.string().nullable(),
  /** True where it failed because no known layout fits, so that its table can be mapped on screen. */
  mappable: z.boolean().optional(),
  health: healthView.nullable(),
  capabilities: capabilitiesView.nullable(),
});
export type StoreCard = z.infer<typeof storeCard>;

export const typeView = z.object({
  type: z.string(),
  category: z.string().nullable(),
  count: bigText,
  firstSeen: z.string().nullable(),
  lastSeen: z.string().nullable(),
});
export type TypeView = z.infer<typeof typeView>;

const edge = z.object({ position: z.string().nullable(), recordedAt: z.string().nullable() });

export const descriptionView = z.object({
  types: z.array(typeView),
  categories: z.array(
    z.object({ category: z.string().nullable(), events: bigText, streams: bigText.nullable() }),
  ),
  events: bigText.nullable(),
  streams: bigText.nullable(),
  first: edge.nullable(),
  head: edge.nullable(),
  sampled: z.boolean(),
  examined: bigText,
});
export type DescriptionView = z.infer<typeof descriptionView>;

export const volumeView = z
  .object({
    from: z.string(),
    to: z.string(),
    seconds: z.number(),
    counts: z.array(
      z.object({ bucket: z.number(), category: z.string().nullable(), events: z.number() }),
    ),
    sampled: z.boolean(),
    examined: bigText,
  })
  .nullable();
export type VolumeView = z.infer<typeof volumeView>;

const none = z.strictObject({});
const byStore = z.strictObject({ store: z.string() });

export const listStores = contract({
  method: 'GET',
  path: '/api/stores',
  params: none,
  body: null,
  response: z.object({
    stores: z.array(storeCard),
    /** What a search of all stores begins with; empty: nothing. */
    defaultFilter: z.string(),
  }),
});

/** One store's card, fresh from `check`. */
export const readStore = contract({
  method: 'GET',
  path: '/api/stores/[store]',
  params: byStore,
  body: null,
  response: storeCard,
});

export const describeStore = contract({
  method: 'GET',
  path: '/api/stores/[store]/description',
  params: byStore,
  body: null,
  response: descriptionView,
});

export const readVolume = contract({
  method: 'GET',
  path: '/api/stores/[store]/volume',
  params: byStore.extend({
    from: z.string().optional(),
    to: z.string().optional(),
    buckets: z.coerce.number().int().min(1).max(400).default(96),
  }),
  body: null,
  response: volumeView,
});

/** Connection as pasted: a `postgres://` URL or a path to a SQLite file. */
const location = z.string().min(1).max(4096);

export const detectStore = contract({
  method: 'POST',
  path: '/api/stores/detect',
  params: none,
  body: z.strictObject({ location }),
  response: z.object({
    engine: z.string(),
    /** The location without its secret. */
    location: z.string(),
    guesses: z.array(guessView),
    tables: z.array(tableView),
  }),
});

export const previewStore = contract({
  method: 'POST',
  path: '/api/stores/preview',
  params: none,
  body: z.strictObject({ location, guess: guessView }),
  response: z.object({ events: z.array(eventView), health: healthView }),
});

export const connectStore = contract({
  method: 'POST',
  path: '/api/stores',
  params: none,
  body: z.strictObject({ location, guess: guessView, id: z.string().optional() }),
  response: storeCard,
});

/** Forgets a store that was connected on screen; the store itself is untouched. */
export const forgetStore = contract({
  method: 'DELETE',
  path: '/api/stores/[store]',
  params: byStore,
  body: null,
  response: z.object({ forgotten: z.string() }),
});

/** An example event of a type, newest first. */
export const readType = contract({
  method: 'GET',
  path: '/api/stores/[store]/types/[type]',
  params: byStore.extend({ type: z.string() }),
  body: null,
  response: z.object({ summary: typeView.nullable(), examples: z.array(eventView) }),
});
