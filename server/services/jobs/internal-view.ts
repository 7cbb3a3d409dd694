import 'server-only';
import {
  exportAsked,
  exportProgress,
  jobOutcome,
  type ExportJobView,
  type ExportProgress,
  type JobView,
  type RegressionJobView,
  type TruthJobView,
  truthAsked,
  truthProgress,
} from '@/lib/api/jobs.ts';
import { regressionAsked, regressionProgress } from '@/lib/api/regression.ts';
import { AppError } from '@/lib/errors.ts';
import type { KeptJob } from '@/server/db/jobs.ts';
import { exportGoesOn } from '../search/index.ts';
import { nothingCompared } from '../streams/index.ts';

/** A job as its member sees it. Throws `internal` for a kind that a newer version wrote. */
export function viewOfJob(job: KeptJob): JobView {
  if (job.kind === 'export') return viewOfExport(job);
  if (job.kind === 'truth') return viewOfTruth(job);
  if (job.kind === 'regression') return viewOfRegression(job);
  throw new AppError('internal', `There is no kind of job called ${job.kind}.`);
}

const nothingYet: ExportProgress = {
  examined: 0,
  matched: 0,
  unreadable: 0,
  searchedTo: null,
  shortened: 0,
};

export const viewOfExport = (job: KeptJob): ExportJobView => ({
  ...commonOf(job),
  goesOn: exportGoesOn(exportAsked.parse(job.input)),
  kind: 'export',
  asked: exportAsked.parse(job.input),
  progress: job.progress === null ? nothingYet : exportProgress.parse(job.progress),
});

const noStreamYet = { streams: 0, events: 0, found: 0, incomplete: 0 };

export const viewOfTruth = (job: KeptJob): TruthJobView => ({
  ...commonOf(job),
  goesOn: true,
  kind: 'truth',
  asked: truthAsked.parse(job.input),
  progress: job.progress === null ? noStreamYet : truthProgress.parse(job.progress),
});

/** The source of a draft stays with the job. */
export const viewOfRegression = (job: KeptJob): RegressionJobView => ({
  ...commonOf(job),
  goesOn: true,
  kind: 'regression',
  asked: regressionAsked.parse(job.input),
  progress: job.progress === null ? nothingCompared : regressionProgress.parse(job.progress),
});

const commonOf = ({ id, stores, state, asOf, cursor, ...job }: KeptJob) => ({
  id,
  stores: [...stores],
  state,
  asof: asOf,
  createdAt: job.createdAt.toISOString(),
  endedAt: job.endedAt?.toISOString() ?? null,
  milliseconds: job.milliseconds,
  bytes: cursor?.bytes ?? 0,
  failure: job.failure,
  outcome: job.outcome === null ? null : jobOutcome.parse(job.outcome),
});
