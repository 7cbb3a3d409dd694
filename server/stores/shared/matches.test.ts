import { describe, expect, it } from 'vitest';
import { eventId, instant, position, streamId, version } from '@/lib/events/ids.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import type { PushableTerm } from '../port.ts';
import { matches } from './matches.ts';

const event: RecordedEvent = {
  id: eventId('e'),
  streamId: streamId('order-1'),
  category: null,
  version: version(1n),
  position: position('1'),
  type: 'Placed',
  schemaVersion: null,
  recordedAt: instant('2026-01-01T00:00:00.000001Z'),
  occurredAt: null,
  correlationId: 'c',
  causationId: null,
  initiator: 'anna',
  tenant: null,
  tags: ['vip'],
  link: false,
  data: { kind: 'json', text: '{"a":1.10}' },
  metadata: { kind: 'absent' },
};

const holds = (term: PushableTerm, anyOf: readonly string[], negated = false): boolean =>
  matches({ all: [{ term, anyOf, negated }] }, event);

describe('the definition of pushed terms', () => {
  it.each<readonly [PushableTerm, string, boolean]>([
    ['stream', 'order-1', true],
    ['stream', 'order', false],
    ['streamPrefix', 'order', true],
    ['streamPrefix', 'Order', false],
    ['category', 'order', false],
    ['type', 'Placed', true],
    ['type', 'placed', false],
    ['tag', 'vip', true],
    ['recordedFrom', '2026-01-01T00:00:00.000001Z', true],
    ['recordedFrom', '2026-01-01T00:00:00.0000011Z', false],
    ['recordedTo', '2026-01-01T00:00:00.000001Z', false],
    ['recordedTo', '2026-01-01T00:00:00.0000011Z', true],
    ['correlationId', 'c', true],
    ['causationId', '', false],
    ['initiator', 'anna', true],
    ['dataContains', '1.10', true],
    ['dataContains', 'b', false],
  ])('%s "%s" is %s', (term, value, expected) => {
    expect(holds(term, [value])).toBe(expected);
    expect(holds(term, [value], true)).toBe(!expected);
  });

  it('takes several values as any of them, none as nothing, and several terms as all of them', () => {
    expect(holds('type', ['Paid', 'Placed'])).toBe(true);
    expect(holds('type', [])).toBe(false);
    expect(matches({ all: [] }, event)).toBe(true);
    const both = [
      { term: 'type', anyOf: ['Placed'], negated: false },
      { term: 'stream', anyOf: ['order-2'], negated: false },
    ] as const;
    expect(matches({ all: both }, event)).toBe(false);
  });

  it('has no time to compare where none is recorded', () => {
    const timeless = { ...event, recordedAt: null };
    for (const term of ['recordedFrom', 'recordedTo'] as const) {
      const filter = { all: [{ term, anyOf: ['2026-01-01T00:00:00Z'], negated: false }] };
      expect(matches(filter, timeless)).toBe(false);
    }
  });
});
