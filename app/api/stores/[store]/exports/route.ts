import { startExport as contract } from '@/lib/api/jobs.ts';
import { route } from '@/server/http/route.ts';
import { startExport } from '@/server/services/jobs/start-export.ts';

export const POST = route(contract, startExport);
