import type { StoreCard } from '@/lib/api/stores.ts';
import type { HealthView } from '@/lib/api/views.ts';

/** A healthy store for tests, with what the test is about. */
export const sampleHealth = (own: Partial<HealthView>): HealthView => ({
  reachable: true,
  server: 'SQLite 3.51.2',
  readOnly: 'enforced',
  readOnlyReason: 'The file is open read-only.',
  warnings: [],
  ...own,
});

export const sampleCard = (own: Partial<StoreCard>): StoreCard => ({
  id: 'shop',
  title: 'Shop',
  engine: 'sqlite',
  layout: 'emmett',
  location: 'shop.db',
  demo: false,
  removable: false,
  state: 'open',
  failure: null,
  health: sampleHealth({}),
  capabilities: {
    order: 'total',
    firstVersion: '1',
    timeLookup: 'indexed',
    pushdown: [],
    tail: 'polled',
    seal: 'commit-order',
    snapshots: false,
  },
  ...own,
});
