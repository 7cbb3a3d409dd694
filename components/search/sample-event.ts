import type { FoundEvent } from './found-event.ts';

/** A complete event for tests of this folder; every part can be set. */
export function sampleEvent(id: string, part: Partial<FoundEvent> = {}): FoundEvent {
  return {
    store: 'shop',
    id,
    streamId: 'account-1',
    category: 'account',
    version: '1',
    position: '10',
    type: 'EmailChanged',
    schemaVersion: null,
    recordedAt: '2026-03-01T10:00:00.000000Z',
    occurredAt: null,
    correlationId: 'c-1',
    causationId: null,
    initiator: 'customer:ann',
    tenant: null,
    tags: [],
    link: false,
    data: { kind: 'json', text: '{"email":"ann@lee.org"}' },
    metadata: { kind: 'absent' },
    problems: [],
    ...part,
  };
}
