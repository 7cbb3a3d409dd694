import 'server-only';

export { pinTruth, truthJob } from './internal-truth-job.ts';
