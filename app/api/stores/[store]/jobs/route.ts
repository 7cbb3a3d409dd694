import { listJobs as contract } from '@/lib/api/jobs.ts';
import { route } from '@/server/http/route.ts';
import { listJobs } from '@/server/services/jobs/list-jobs.ts';

export const GET = route(contract, listJobs);
