import type { ChangeView, EventView } from '@/lib/api/views.ts';

/** An event for tests: a login of 1 January 2026, one an hour, unless said otherwise. */
export function sampleEvent(version: number, overrides: Partial<EventView> = {}): EventView {
  return {
    id: `e-${version}`,
    streamId: 'account-1042',
    category: 'account',
    version: String(version),
    position: String(1000 + version),
    type: 'LoggedIn',
    schemaVersion: null,
    recordedAt: `2026-01-01T${String(version % 24).padStart(2, '0')}:00:00Z`,
    occurredAt: null,
    correlationId: null,
    causationId: null,
    initiator: 'ann',
    tenant: null,
    tags: [],
    link: false,
    data: { kind: 'json', text: '{}' },
    metadata: { kind: 'absent' },
    problems: [],
    ...overrides,
  };
}

export const changed = (path: string, before: string, after: string): ChangeView => ({
  path,
  kind: 'changed',
  before,
  after,
});
