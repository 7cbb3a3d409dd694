import { deleteJob as deleteContract, steerJob as steerContract } from '@/lib/api/jobs.ts';
import { route } from '@/server/http/route.ts';
import { deleteJob } from '@/server/services/jobs/delete-job.ts';
import { steerJob } from '@/server/services/jobs/steer-job.ts';

export const POST = route(steerContract, steerJob);
export const DELETE = route(deleteContract, deleteJob);
