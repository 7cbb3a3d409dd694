import 'server-only';

export { nothingCompared } from './internal-category-regression.ts';
export { pinRegression } from './internal-pin-regression.ts';
export { regressionJob } from './internal-regression-job.ts';
export { eventsBetween, foldFrom } from './internal-seek.ts';
export { Stepper } from './internal-stepper.ts';
export { upTo } from './internal-up-to.ts';
export { pinTruth, truthJob } from './internal-truth-job.ts';
