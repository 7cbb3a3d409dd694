import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eventView } from '@/lib/api/views.ts';
import { base64ToBytes, bytesToBase64 } from './base64.ts';
import { eventId, instant, position, streamId, version } from './ids.ts';
import { payloadProblems } from './payload-problems.ts';
import type { Payload, RecordedEvent } from './recorded-event.ts';
import { eventFromView, eventToView } from './view.ts';

const bytes = fc.uint8Array({ maxLength: 40 });

const payload: fc.Arbitrary<Payload> = fc.oneof(
  fc.string().map((text): Payload => ({ kind: 'json', text })),
  bytes.map((content): Payload => ({ kind: 'binary', bytes: content, encoding: 'opaque' })),
  fc.constantFrom<Payload>(
    { kind: 'oversized', size: 5_000_000, head: '{"a' },
    { kind: 'absent' },
    { kind: 'omitted' },
    { kind: 'erased' },
  ),
);

function recorded(data: Payload, metadata: Payload): RecordedEvent {
  return {
    id: eventId('order-1@9007199254740993'),
    streamId: streamId('order-1'),
    category: 'order',
    version: version(9007199254740993n),
    position: position('42'),
    type: 'OrderPlaced',
    schemaVersion: null,
    recordedAt: instant('2026-03-01T10:15:00.123456Z'),
    occurredAt: null,
    correlationId: 'c-1',
    causationId: null,
    initiator: 'ann',
    tenant: null,
    tags: ['vip'],
    link: false,
    data,
    metadata,
  };
}

const codes = (data: Payload): readonly string[] =>
  payloadProblems(data, 'data').map(({ code }) => code);

describe('an event on its way through the API', () => {
  it('comes back as it was, 64-bit versions and bytes included', () => {
    fc.assert(
      fc.property(payload, payload, (data, metadata) => {
        const event = recorded(data, metadata);
        const sent: unknown = JSON.parse(JSON.stringify(eventToView(event)));
        expect(eventFromView(eventView.parse(sent))).toStrictEqual(event);
      }),
    );
  });

  it('keeps a masked payload apart from one that is not there', () => {
    const view = eventToView(recorded({ kind: 'absent' }, { kind: 'absent' }));
    const masked = eventFromView({ ...view, data: { kind: 'masked', reason: 'personal' } });
    expect(masked.data).toStrictEqual({ kind: 'omitted' });
  });

  it('names the faults of both payloads', () => {
    const event = recorded(
      { kind: 'json', text: '{\n "a": }' },
      { kind: 'json', text: '{"a":1,"a":2}' },
    );
    expect(eventToView(event).problems).toStrictEqual([
      {
        code: 'invalid_json',
        message: 'The data at line 2, column 7: Expected a value, found "}".',
      },
      { code: 'duplicate_keys', message: 'The metadata has a key more than once.' },
    ]);
  });
});

describe('problems of a payload', () => {
  it.each<[Payload, readonly string[]]>([
    [{ kind: 'json', text: '{"a":1}' }, []],
    [{ kind: 'json', text: '' }, ['invalid_json']],
    [{ kind: 'json', text: '['.repeat(100_000) }, ['too_deep']],
    [{ kind: 'binary', bytes: new Uint8Array([0xff]), encoding: 'invalid-utf8' }, ['invalid_utf8']],
    [{ kind: 'binary', bytes: new Uint8Array([31, 139]), encoding: 'gzip' }, ['not_text']],
    [{ kind: 'oversized', size: 5_000_000, head: '' }, ['oversized']],
    [{ kind: 'json', text: `[1${'0'.repeat(400)}]` }, ['expanded_number']],
    [
      { kind: 'oversized', size: 130_008, head: `{"a": 1${'0'.repeat(4000)}` },
      ['oversized', 'expanded_number'],
    ],
    [{ kind: 'erased' }, []],
    [{ kind: 'omitted' }, []],
    [{ kind: 'absent' }, []],
  ])('%#', (data, expected) => {
    expect(codes(data)).toStrictEqual(expected);
  });
});

describe('base64', () => {
  it('agrees with the platform and reads itself back', () => {
    fc.assert(
      fc.property(bytes, (content) => {
        const text = bytesToBase64(content);
        expect(text).toBe(btoa(String.fromCharCode(...content)));
        expect(base64ToBytes(text)).toStrictEqual(content);
      }),
    );
  });

  it.each(['a', 'a===', 'a b=', '====', '%%%%'])('refuses %j', (text) => {
    expect(base64ToBytes(text)).toBeNull();
  });
});
