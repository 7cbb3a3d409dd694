import { z } from 'zod';
import { longestQuery } from '@/lib/query/limits.ts';
import { contract, type FileContract } from './contract.ts';
import { leftOutOrUnknown } from './left-out.ts';
import { reducerNamed } from './reducers.ts';
import {
  regressionAsked,
  regressionFound,
  regressionProgress,
  regressionWanted,
} from './regression.ts';
import { truthFound } from './truth-found.ts';

const byStore = z.strictObject({ store: z.string() });
const byJob = byStore.extend({ job: z.string().regex(/^[0-9a-f]{32}$/, 'is the id of a job') });

/** Queued ones wait for others of the same member or store; paused and failed ones can be resumed. */
export const jobStates = ['queued', 'running', 'paused', 'done', 'failed', 'cancelled'] as const;
export type JobState = (typeof jobStates)[number];

export const exportFormats = ['ndjson', 'csv'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** What a result is worth. */
export const jobOutcome = z.object({
  /** True only when everything asked for was examined and nothing in it was missing or unreadable. */
  complete: z.boolean(),
  /** Sentences: what was left out, and why it ended where it did. */
  notes: z.array(z.string()),
});
export type JobOutcome = z.infer<typeof jobOutcome>;

const common = {
  id: z.string(),
  stores: z.array(z.string()),
  state: z.enum(jobStates),
  /** The moment that the stores are shown at; null: as they are. */
  asof: z.string().nullable(),
  createdAt: z.string(),
  endedAt: z.string().nullable(),
  /** Time it was at work. */
  milliseconds: z.number(),
  /** Size of what it has found so far. */
  bytes: z.number(),
  /** Whether it goes on where it was when it is resumed; else it begins again. */
  goesOn: z.boolean(),
  /** Why it failed; null where it did not. */
  failure: z.string().nullable(),
  outcome: jobOutcome.nullable(),
};

/** What an export is asked, pinned to when it began. */
export const exportAsked = z.object({
  q: z.string(),
  zone: z.string(),
  format: z.enum(exportFormats),
  /** Position of the newest event of the answer; null for an empty log. */
  head: z.string().nullable(),
  /** Whether nothing can appear at or below the head any more. */
  isFinal: z.boolean(),
  leftOut: leftOutOrUnknown,
  /** What relative times of the query are counted from. */
  now: z.string(),
  /** Recorded time of the oldest and of the newest event of the log. */
  oldest: z.string().nullable(),
  newest: z.string().nullable(),
});
export type ExportAsked = z.infer<typeof exportAsked>;

export const exportProgress = z.object({
  examined: z.number(),
  matched: z.number(),
  /** Events that could not be judged. */
  unreadable: z.number(),
  searchedTo: z.string().nullable(),
  /** Payloads of which only the beginning is in the file, because they are too long. */
  shortened: z.number(),
});
export type ExportProgress = z.infer<typeof exportProgress>;

export const exportJobView = z.object({
  ...common,
  kind: z.literal('export'),
  asked: exportAsked,
  progress: exportProgress,
});
export type ExportJobView = z.infer<typeof exportJobView>;

export const truthAsked = z.object({
  category: z.string(),
  when: z.string(),
  /** Position of the newest event that is taken in; null where streams have no common order, or the log was empty. */
  head: z.string().nullable(),
  /** Nothing can appear below the head any more; with no head, that there was no event. */
  isFinal: z.boolean(),
  leftOut: leftOutOrUnknown,
  now: z.string(),
  /** What folds the streams from the first to the last, whatever is activated meanwhile. */
  reducer: reducerNamed,
});
export type TruthAsked = z.infer<typeof truthAsked>;

export const truthProgress = z.object({
  streams: z.number(),
  events: z.number(),
  found: z.number(),
  /** Streams of which something is missing or unreadable: it may have held there unseen. */
  incomplete: z.number(),
});
export type TruthProgress = z.infer<typeof truthProgress>;

export const truthJobView = z.object({
  ...common,
  kind: z.literal('truth'),
  asked: truthAsked,
  progress: truthProgress,
});
export type TruthJobView = z.infer<typeof truthJobView>;

export const regressionJobView = z.object({
  ...common,
  kind: z.literal('regression'),
  asked: regressionAsked,
  progress: regressionProgress,
});
export type RegressionJobView = z.infer<typeof regressionJobView>;

export const jobView = z.discriminatedUnion('kind', [
  exportJobView,
  truthJobView,
  regressionJobView,
]);
export type JobView = z.infer<typeof jobView>;
export type JobKindName = JobView['kind'];

/** The jobs of who asks over this store, newest first. */
export const listJobs = contract({
  method: 'GET',
  path: '/api/stores/[store]/jobs',
  params: byStore,
  body: null,
  response: z.object({ jobs: z.array(jobView) }),
});

const steered = z.strictObject({ action: z.enum(['pause', 'cancel', 'resume']) });
export const steerJobInput = steered.extend(byJob.shape);

/** Pauses, cancels or resumes a job. What was paused or failed is due again, from where `goesOn` says. */
export const steerJob = contract({
  method: 'POST',
  path: '/api/stores/[store]/jobs/[job]',
  params: byJob,
  body: steered,
  response: jobView,
});

/** Deletes a job with its file, whatever it is doing. */
export const deleteJob = contract({
  method: 'DELETE',
  path: '/api/stores/[store]/jobs/[job]',
  params: byJob,
  body: null,
  response: z.object({ deleted: z.string() }),
});

/** What a job has found since the last look, also while it is at work. Exports are downloaded instead. */
export const readResults = contract({
  method: 'GET',
  path: '/api/stores/[store]/jobs/[job]/results',
  params: byJob.extend({
    cursor: z.string().optional(),
    limit: z.coerce.number().int().min(1).max(500).default(200),
  }),
  body: null,
  response: z.object({
    found: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('truth'), items: z.array(truthFound) }),
      z.object({ kind: z.literal('regression'), items: z.array(regressionFound) }),
    ]),
    /** Goes on from here, now or when more was found. */
    next: z.string(),
    /** Bytes of the job's file that were read so far. */
    read: z.number(),
  }),
});

/** The file of a job that is not at work, under a name that says when it is not whole. */
export const downloadJob: FileContract<z.infer<typeof byJob>> = {
  path: '/api/stores/[store]/jobs/[job]/file',
  params: byJob,
};

const exported = z.strictObject({
  q: z.string().max(longestQuery).default(''),
  /** Zone of times written without one. */
  zone: z.string().default('UTC'),
  format: z.enum(exportFormats),
  /** Position to search back from; default: the newest below which nothing can appear any more. */
  head: z.string().optional(),
  /** The moment to show the store at; default: now. */
  asof: z.string().optional(),
});
export const startExportInput = exported.extend(byStore.shape);

/** Writes all matches of a query to a file, as a job. */
export const startExport = contract({
  method: 'POST',
  path: '/api/stores/[store]/exports',
  params: byStore,
  body: exported,
  response: exportJobView,
});

const truthWanted = z.strictObject({
  category: z.string(),
  when: z.string(),
  /** The moment to show the store at; default: now. */
  asof: z.string().optional(),
});
export const startTruthInput = truthWanted.extend(byStore.shape);

/** Asks every stream of a category when a condition on its state ever held, as a job. */
export const startTruth = contract({
  method: 'POST',
  path: '/api/stores/[store]/truth',
  params: byStore,
  body: truthWanted,
  response: truthJobView,
});

export const startRegressionInput = regressionWanted.extend(byStore.shape);

/** Folds every stream of a category by two reducers and compares the states after every event, as a job. */
export const startRegression = contract({
  method: 'POST',
  path: '/api/stores/[store]/reducers/regression',
  params: byStore,
  body: regressionWanted,
  response: regressionJobView,
});
