import 'server-only';
import { listJobs as contract } from '@/lib/api/jobs.ts';
import { jobsOf } from '@/server/db/jobs.ts';
import { defineService } from '../define-service.ts';
import { refuseUnknownStore } from './internal-own-job.ts';
import { viewOfJob } from './internal-view.ts';

/** One's own jobs over a store: what was asked and how far it is, and nothing of what was found. */
export const listJobs = defineService({
  permission: 'stores:read',
  access: null,
  input: contract.params,
  async run({ principal: { memberId } }, { store }) {
    await refuseUnknownStore(store);
    return (await jobsOf(memberId)).filter(({ stores }) => stores.includes(store));
  },
  expose: (jobs) => ({ jobs: jobs.map(viewOfJob) }),
});
