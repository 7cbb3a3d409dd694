import { z } from 'zod';
import { contract } from './contract.ts';
import { reducerCoverageView, reducerDraft, reducerProblemView } from './reducers.ts';
import { changeView } from './views.ts';

/** A stream that comes out otherwise. */
export const differingStream = z.object({
  stream: z.string(),
  /** First version after which the states differ, and its event's type. */
  version: z.string(),
  type: z.string(),
  /** Whether the newest states differ too, or only states on the way. */
  now: z.boolean(),
  /** The first differences just after that version. */
  changes: z.array(changeView),
  /** How many further ones there are just after that version. */
  further: z.number(),
  /** Why the second reducer stopped in this stream; null where it did not. */
  stopped: z.string().nullable(),
  /** Why the first one did. */
  stoppedBefore: z.string().nullable(),
});
export type DifferingStream = z.infer<typeof differingStream>;

const comparisonView = z.object({
  problems: z.array(reducerProblemView),
  category: z.string().nullable(),
  streams: z.number(),
  events: z.number(),
  /** Streams with a state that differs, at the end or on the way. */
  differ: z.number(),
  /** The first of them. */
  examples: z.array(differingStream),
  /** Streams with more events than are folded here; only their beginning was compared. */
  cut: z.number(),
  /** Streams in the sample: those that were not folded in time are missing from `streams`. */
  sampled: z.number(),
  /** How many streams the sample is spread over. */
  of: z.number(),
  /** Whether the category has no further ones beyond these. */
  whole: z.boolean(),
  /** Whether every stream of the category was compared. */
  complete: z.boolean(),
  /** What the draft leaves out in all of these streams; null where it cannot be read. */
  coverage: reducerCoverageView.nullable(),
});
export type ReducerComparison = z.infer<typeof comparisonView>;

const compared = reducerDraft.extend({ sample: z.number().int().min(1).max(500).default(100) });
export const compareReducerInput = compared.extend({ store: z.string() });

/** Folds a sample of a category's streams by a draft and by its active reducer, event by event. */
export const compareReducer = contract({
  method: 'POST',
  path: '/api/stores/[store]/reducers/compare',
  params: z.strictObject({ store: z.string() }),
  body: compared,
  response: comparisonView,
});
