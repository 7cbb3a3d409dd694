import 'server-only';

export type { Examined } from './internal-examine.ts';
export { examinedUpTo } from './internal-kept.ts';
export { readHealth } from './read-health.ts';
