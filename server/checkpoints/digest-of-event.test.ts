import { describe, expect, it } from 'vitest';
import { eventId, instant, position, version } from '@/lib/events/ids.ts';
import type { Payload, RecordedEvent } from '@/lib/events/recorded-event.ts';
import { sampleEvent } from '@/lib/events/sample-event.ts';
import { digestOfEvent } from './digest-of-event.ts';

const event = sampleEvent(4, { json: '{"a":1}' });
const others: readonly Partial<RecordedEvent>[] = [
  { id: eventId('other') },
  { version: version(5n) },
  { position: position('77') },
  { type: 'Other' },
  { recordedAt: instant('2026-01-01T00:00:00Z') },
  { occurredAt: instant('2026-01-01T00:00:00Z') },
  { data: { kind: 'json', text: '{"a":2}' } },
  { metadata: { kind: 'json', text: '{}' } },
];
const payloads: readonly Payload[] = [
  { kind: 'json', text: 'erased' },
  { kind: 'erased' },
  { kind: 'absent' },
  { kind: 'omitted' },
  { kind: 'oversized', size: 1, head: '{' },
  { kind: 'oversized', size: 2, head: '{' },
  { kind: 'binary', bytes: new Uint8Array([1]), encoding: 'gzip' },
  { kind: 'binary', bytes: new Uint8Array([2]), encoding: 'gzip' },
  { kind: 'binary', bytes: new Uint8Array([1]), encoding: 'opaque' },
];

describe('the digest of an event', () => {
  it('is the same for the same event', () => {
    expect(digestOfEvent({ ...event })).toBe(digestOfEvent(event));
  });

  it('is another one where anything that shapes a state is', () => {
    const digests = others.map((other) => digestOfEvent({ ...event, ...other }));
    expect(new Set([digestOfEvent(event), ...digests]).size).toBe(others.length + 1);
  });

  it('tells payloads of every kind apart', () => {
    const digests = payloads.map((data) => digestOfEvent({ ...event, data }));
    expect(new Set(digests).size).toBe(payloads.length);
  });
});
