import 'server-only';

export { pinExport } from './internal-export.ts';
export { exportJob } from './internal-export-job.ts';
