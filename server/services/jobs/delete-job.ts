import 'server-only';
import { deleteJob as contract } from '@/lib/api/jobs.ts';
import { dropJob, refuseSecond } from '@/server/jobs/job-queue.ts';
import { defineService } from '../define-service.ts';
import { ownJobLeft } from './internal-own-job.ts';

/** Ends a job of one's own, whatever it is doing, and removes its file. */
export const deleteJob = defineService({
  permission: 'jobs:write',
  access: 'job.delete',
  subject: ({ store, job }) => ({ store, detail: job }),
  input: contract.params,
  async run({ principal: { memberId } }, { store, job }) {
    refuseSecond();
    const { id } = await ownJobLeft({ memberId, store, job });
    await dropJob(id);
    return id;
  },
  expose: (deleted) => ({ deleted }),
});
