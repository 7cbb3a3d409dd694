import 'server-only';
import { steerJobInput, type JobState } from '@/lib/api/jobs.ts';
import { AppError } from '@/lib/errors.ts';
import { beginDue, refuseSecond, requeue, stopJob } from '@/server/jobs/job-queue.ts';
import { defineService } from '../define-service.ts';
import { jobKinds } from './internal-kinds.ts';
import { ownJob } from './internal-own-job.ts';
import { viewOfJob } from './internal-view.ts';

type Action = 'pause' | 'cancel' | 'resume';

/** In which states a job can be told what. */
const from: Readonly<Record<Action, readonly JobState[]>> = {
  pause: ['queued', 'running'],
  cancel: ['queued', 'running', 'paused', 'failed'],
  resume: ['paused', 'failed'],
};

/** Pauses, cancels or resumes a job of one's own. */
export const steerJob = defineService({
  permission: 'jobs:write',
  access: 'job.steer',
  subject: ({ store, job, action }) => ({ store, detail: `${action} ${job}` }),
  input: steerJobInput,
  async run({ principal: { memberId } }, { store, job: id, action }) {
    const ref = { memberId, store, job: id };
    refuseSecond();
    const job = await ownJob(ref);
    if (!from[action].includes(job.state)) throw refused(action, job.state);
    await acts[action](id);
    return ownJob(ref);
  },
  expose: viewOfJob,
});

const acts: Readonly<Record<Action, (id: string) => Promise<void>>> = {
  pause: (id) => stopJob(id, 'paused'),
  cancel: (id) => stopJob(id, 'cancelled'),
  async resume(id) {
    await requeue(id);
    await beginDue(jobKinds);
  },
};

const refused = (action: Action, state: JobState): AppError =>
  new AppError('conflict', `A job that is ${state} cannot be told to ${action}.`, {
    field: 'action',
  });
