import { startTruth as contract } from '@/lib/api/jobs.ts';
import { route } from '@/server/http/route.ts';
import { startTruth } from '@/server/services/jobs/start-truth.ts';

export const POST = route(contract, startTruth);
