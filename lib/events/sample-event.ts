import { eventId, streamId, version } from './ids.ts';
import type { RecordedEvent } from './recorded-event.ts';

/** An event for tests: version `at` of the stream `account-1`, with the given differences. */
export function sampleEvent(
  at: number | bigint,
  differences: Partial<RecordedEvent> & { readonly json?: string } = {},
): RecordedEvent {
  const { json = '{}', ...rest } = differences;
  return {
    id: eventId(`account-1@${String(at)}`),
    streamId: streamId('account-1'),
    category: 'account',
    version: version(BigInt(at)),
    position: null,
    type: 'AccountChanged',
    schemaVersion: null,
    recordedAt: null,
    occurredAt: null,
    correlationId: null,
    causationId: null,
    initiator: null,
    tenant: null,
    tags: [],
    link: false,
    data: { kind: 'json', text: json },
    metadata: { kind: 'absent' },
    ...rest,
  };
}
