import type { PlacedEvent } from '@/lib/api/events.ts';
import type { EventView } from '@/lib/api/views.ts';

/** A complete event for tests of this folder; every part can be set. */
export function sampleEvent(part: Partial<EventView> = {}): EventView {
  return {
    id: 'e-1',
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

/** An event `e-<n>` recorded at second `n`, caused by `e-<cause>`. */
export function samplePlaced(
  number: number,
  cause: string | null,
  store = 'accounts',
): PlacedEvent {
  const second = String(number % 60).padStart(2, '0');
  const event = sampleEvent({
    id: `e-${number}`,
    version: String(number),
    streamId: `${store}-1`,
    recordedAt: `2026-03-01T10:00:${second}.000000Z`,
    causationId: cause,
  });
  return { store, event };
}
