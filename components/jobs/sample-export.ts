import type { ExportJobView } from '@/lib/api/jobs.ts';

/** An export at work, for tests, with the given differences. */
export const sampleExport = (differences: Partial<ExportJobView> = {}): ExportJobView => ({
  id: 'a'.repeat(32),
  kind: 'export',
  stores: ['orders'],
  state: 'running',
  asof: null,
  createdAt: '2026-03-01T10:00:00.000Z',
  endedAt: null,
  milliseconds: 2000,
  bytes: 4096,
  goesOn: true,
  failure: null,
  outcome: null,
  asked: {
    q: 'type:OrderPlaced',
    zone: 'UTC',
    format: 'csv',
    head: '4000',
    isFinal: true,
    leftOut: { newer: 0, more: false, provisional: false },
    now: '2026-03-01T10:00:00.000Z',
    oldest: '2026-01-01T00:00:00Z',
    newest: '2026-01-05T00:00:00Z',
  },
  progress: {
    examined: 1200,
    matched: 7,
    unreadable: 0,
    searchedTo: '2026-01-02T00:00:00Z',
    shortened: 0,
  },
  ...differences,
});
