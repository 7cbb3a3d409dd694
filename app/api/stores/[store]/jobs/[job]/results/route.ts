import { readResults as contract } from '@/lib/api/jobs.ts';
import { route } from '@/server/http/route.ts';
import { readResults } from '@/server/services/jobs/read-results.ts';

export const GET = route(contract, readResults);
