import { contractQuery } from '@/components/ui/contract-query.ts';
import { readBranch, readFixture, readRevertPlan, readTruth } from '@/lib/api/time-travel.ts';
import type { StreamRef } from './queries.ts';

export const revertPlanQuery = (ref: StreamRef, good: string) =>
  contractQuery(readRevertPlan, { ...ref, good });

export const fixtureQuery = (ref: StreamRef, at: string, as: 'json' | 'typescript') =>
  contractQuery(readFixture, { ...ref, at, as });

export const branchQuery = (ref: StreamRef, at: string | null, edit: readonly string[]) =>
  contractQuery(readBranch, { ...ref, at, edit: [...edit] });

export const truthQuery = (ref: StreamRef, when: string) =>
  contractQuery(readTruth, { ...ref, when });
