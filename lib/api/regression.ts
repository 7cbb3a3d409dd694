import { z } from 'zod';
import { leftOutOrUnknown } from './left-out.ts';
import { reducerChoice } from './reducer-choice.ts';
import { differingStream } from './reducer-comparison.ts';
import { reducerDraft, reducerNamed } from './reducers.ts';

/** What a comparison over all streams is asked, pinned to when it began. */
export const regressionAsked = z.object({
  category: z.string(),
  /** What folds the streams on each side from the first to the last, whatever is activated meanwhile. */
  before: reducerNamed,
  after: reducerNamed,
  /** As of the question about a condition. */
  head: z.string().nullable(),
  isFinal: z.boolean(),
  leftOut: leftOutOrUnknown,
});
export type RegressionAsked = z.infer<typeof regressionAsked>;

export const regressionProgress = z.object({
  streams: z.number(),
  events: z.number(),
  /** Streams with a state that differs, at the end or on the way. */
  differ: z.number(),
  /** Those of them whose last states differ. */
  differNow: z.number(),
  /** Streams in which the first reducer, and the second one, threw or took more than it may. */
  stoppedBefore: z.number(),
  stoppedAfter: z.number(),
  /** Streams of which something is missing or unreadable. */
  incomplete: z.number(),
  /** Those that differ and are among the results; the others are only counted. */
  listed: z.number(),
});
export type RegressionProgress = z.infer<typeof regressionProgress>;

/** A stream whose states differ. Long values of its changes are shortened, and end with an ellipsis. */
export const regressionFound = differingStream;
export type RegressionFound = z.infer<typeof regressionFound>;

/** What is compared with what. */
export const regressionWanted = z.strictObject({
  category: z.string().min(1),
  /** Absent: the active one. */
  before: reducerChoice,
  after: reducerChoice,
  /** In place of `after`. */
  draft: reducerDraft.optional(),
  /** The moment to show the store at; default: now. */
  asof: z.string().optional(),
});
