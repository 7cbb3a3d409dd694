import 'server-only';
import { beginDue, removeStrays, requeueInterrupted, runsJobs } from '@/server/jobs/job-queue.ts';
import { jobKinds } from './internal-kinds.ts';

/** Lets the jobs go on that were at work or waiting when the process ended. */
export async function continueJobs(): Promise<void> {
  if (!runsJobs()) return;
  await removeStrays();
  await requeueInterrupted();
  await beginDue(jobKinds);
}
