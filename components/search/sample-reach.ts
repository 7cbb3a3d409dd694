import type { StoreReach } from '@/lib/api/search-stores.ts';

/** How far a store was searched, complete, for tests of this folder; every part can be set. */
export const sampleReach = (part: Partial<StoreReach> = {}): StoreReach => ({
  ...{ store: 'billing', title: 'Billing', state: 'complete', reason: null, capped: null },
  ...{ examined: 1200, matched: 3, unreadable: 0, provisional: null, held: 0 },
  ...{ searchedTo: '2026-01-01T00:00:00Z' },
  ...{ index: null, indexProblem: null },
  ...part,
});
