import 'server-only';

export type { Examined } from './internal-examine.ts';
export { examinedSoFar, examinedUpTo } from './internal-kept.ts';
export { readHealth } from './read-health.ts';
