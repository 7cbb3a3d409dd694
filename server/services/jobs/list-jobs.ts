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
    const jobs = (await jobsOf(memberId)).filter(({ stores }) => stores.includes(store));
    // Jobs outlive a store that is taken out of the configuration, and so does the right to delete them.
    if (jobs.length === 0) await refuseUnknownStore(store);
    return jobs;
  },
  expose: (jobs) => ({ jobs: jobs.map(viewOfJob) }),
});
