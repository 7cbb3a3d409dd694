import { startRegression as contract } from '@/lib/api/jobs.ts';
import { route } from '@/server/http/route.ts';
import { startRegression } from '@/server/services/jobs/start-regression.ts';

export const POST = route(contract, startRegression);
