import 'server-only';

export { pinExport } from './internal-export.ts';
export { exportGoesOn } from './internal-goes-on.ts';
export { exportJob } from './internal-export-job.ts';
