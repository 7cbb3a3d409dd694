import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryJson } from '@/lib/json/arbitrary-json.ts';
import { parseJson } from '@/lib/json/parse-json.ts';
import { printJson } from '@/lib/json/print-json.ts';
import { curlCommand, eventJson } from './event-copies.ts';
import { sampleEvent } from '@/lib/events/sample-event-view.ts';

describe('an event copied as JSON', () => {
  it('holds the payload to the letter', () => {
    const text = '{"n":9007199254740993,"n":-0,"big":1e400, "d":0.10}';
    expect(eventJson(sampleEvent({ data: { kind: 'json', text } }))).toContain(`"data": ${text},`);
  });

  it('is JSON whatever the payload and the names are', () => {
    const data = fc.oneof(
      arbitraryJson({ shadowed: true }).map((value) => ({
        kind: 'json' as const,
        text: printJson(value),
      })),
      fc.string().map((text) => ({ kind: 'json' as const, text })),
      fc.string().map((reason) => ({ kind: 'masked' as const, reason })),
      fc.string().map((head) => ({ kind: 'oversized' as const, size: 9, head })),
      fc.constant({ kind: 'binary' as const, base64: '/w==', size: 1, encoding: 'utf-8' }),
      fc.constantFrom(
        { kind: 'absent' as const },
        { kind: 'erased' as const },
        { kind: 'omitted' as const },
      ),
    );
    fc.assert(
      fc.property(data, fc.string({ unit: 'grapheme' }), (payload, streamId) => {
        const parsed = parseJson(eventJson(sampleEvent({ data: payload, streamId })));
        expect(parsed.ok).toBe(true);
      }),
    );
  });

  it('keeps the text that is no JSON', () => {
    const json = eventJson(sampleEvent({ data: { kind: 'json', text: '{"a":' } }));
    expect(JSON.parse(json)).toMatchObject({ data: { unreadable: '{"a":' }, id: 'e-1' });
  });
});

describe('the command that reads an event', () => {
  it('survives quotes in an address', () => {
    expect(curlCommand("http://h/a'b")).toContain(`'http://h/a'\\''b'`);
  });

  it('names no token', () => {
    expect(curlCommand('http://h/')).toBe(
      `curl -sS -H "Authorization: Bearer $BACKSTORY_TOKEN" 'http://h/'`,
    );
  });
});
