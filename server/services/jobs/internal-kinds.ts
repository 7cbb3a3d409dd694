import 'server-only';
import type { JobKind } from '@/server/jobs/job-kind.ts';
import { exportJob } from '../search/index.ts';
import { regressionJob, truthJob } from '../streams/index.ts';

/** Every sort of job there is. */
export const jobKinds: readonly JobKind[] = [exportJob, truthJob, regressionJob];
