import 'server-only';

export { nothingCompared } from './internal-category-regression.ts';
export { pinRegression } from './internal-pin-regression.ts';
export { regressionJob } from './internal-regression-job.ts';
export { pinTruth, truthJob } from './internal-truth-job.ts';
