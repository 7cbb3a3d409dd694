import { listJobs, type JobView } from '@/lib/api/jobs.ts';
import { contractQuery } from './contract-query.ts';

const pollMilliseconds = 700;

export const isAtWork = ({ state }: Pick<JobView, 'state'>): boolean =>
  state === 'running' || state === 'queued';

/** The jobs over a store, asked for again as long as one is on its way. */
export const jobsQuery = (store: string) => ({
  ...contractQuery(listJobs, { store }),
  refetchInterval: ({ state }: { readonly state: { readonly data?: JobList | undefined } }) =>
    state.data?.jobs.some(isAtWork) === true ? pollMilliseconds : (false as const),
});

interface JobList {
  readonly jobs: readonly JobView[];
}
