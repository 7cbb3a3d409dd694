'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { deleteJob, steerJob, type JobView } from '@/lib/api/jobs.ts';
import { fetchContract } from './contract-query.ts';
import { jobsQuery } from './jobs-query.ts';

export type JobAction = 'pause' | 'cancel' | 'resume' | 'delete';

/** What can be done with a job in its state, with the words for it. */
export const actionsOf: Readonly<
  Record<JobView['state'], readonly (readonly [JobAction, string])[]>
> = {
  queued: [['cancel', 'Cancel']],
  running: [
    ['pause', 'Pause'],
    ['cancel', 'Cancel'],
  ],
  paused: [
    ['resume', 'Resume'],
    ['delete', 'Delete'],
  ],
  failed: [
    ['resume', 'Resume'],
    ['delete', 'Delete'],
  ],
  done: [['delete', 'Delete']],
  cancelled: [['delete', 'Delete']],
};

/** Steers the jobs over a store, and looks again what has come of it. */
export function useSteerJob(store: string) {
  const client = useQueryClient();
  return useMutation({
    async mutationFn({ job, action }: { readonly job: string; readonly action: JobAction }) {
      if (action === 'delete') await fetchContract(deleteJob, { store, job });
      else await fetchContract(steerJob, { store, job }, { body: { action } });
    },
    onSettled: () => client.invalidateQueries({ queryKey: jobsQuery(store).queryKey }),
  });
}
