import { setTimeout as sleep } from 'node:timers/promises';
import type { JobState, JobView } from '@/lib/api/jobs.ts';
import { callAs } from '@/server/testing/own-data.ts';
import { listJobs } from '../list-jobs.ts';

const over: readonly JobState[] = ['done', 'failed', 'paused', 'cancelled'];

/** The job as it stands. */
export async function jobNow(store: string, id: string): Promise<JobView> {
  const { value } = await listJobs(callAs(), { store });
  const job = value.jobs.find((each) => each.id === id);
  if (job === undefined) throw new Error(`There is no job ${id}.`);
  return job;
}

/** The job when it works no more; by default when it is over in whatever way. */
export async function jobUntil(
  store: string,
  id: string,
  states: readonly JobState[] = over,
): Promise<JobView> {
  for (;;) {
    const job = await jobNow(store, id);
    if (states.includes(job.state)) return job;
    await sleep(5);
  }
}
