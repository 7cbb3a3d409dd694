import 'server-only';
import { randomBytes } from 'node:crypto';
import { createJob, type KeptJob, type NewJob } from '@/server/db/jobs.ts';
import { beginDue, refuseSecond } from '@/server/jobs/job-queue.ts';
import { jobKinds } from './internal-kinds.ts';

/** Keeps a job under a fresh random id and begins it as soon as its turn comes. */
export async function startJob(asked: Omit<NewJob, 'id'>): Promise<KeptJob> {
  refuseSecond();
  const job = await createJob({ ...asked, id: randomBytes(16).toString('hex') });
  await beginDue(jobKinds);
  return job;
}
