import 'server-only';
import type { Provisional } from '@/lib/api/search.ts';

/** Of several stores together, whose places cannot be compared. */
export function provisionalTogether(all: readonly (Provisional | null)[]): Provisional | null {
  const some = all.filter((each) => each !== null);
  if (some.length === 0) return null;
  return {
    settled: null,
    newer: some.reduce((sum, { newer }) => sum + newer, 0),
    more: some.some(({ more }) => more),
    byTime: some.some(({ byTime }) => byTime),
  };
}
