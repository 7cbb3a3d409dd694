import { downloadJob as contract } from '@/lib/api/jobs.ts';
import { fileRoute } from '@/server/http/route.ts';
import { downloadJob } from '@/server/services/jobs/download-job.ts';

export const GET = fileRoute(contract, downloadJob);
