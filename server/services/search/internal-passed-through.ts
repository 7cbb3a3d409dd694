import 'server-only';
import type { Query } from '@/lib/query/syntax.ts';

/** Steps that change neither the order nor what a row is: matches can be written as they come. */
export const isPassedThrough = ({ steps }: Query): boolean =>
  steps.every(({ kind }) => kind === 'show' || kind === 'limit');
