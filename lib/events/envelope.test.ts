import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { envelopeOf, type Envelope } from './envelope.ts';
import { initiatorKeys } from './initiator.ts';
import type { Payload } from './recorded-event.ts';

const from = (text: string): Envelope => envelopeOf({ kind: 'json', text });

const nothing: Envelope = {
  correlationId: null,
  causationId: null,
  initiator: null,
  tenant: null,
  schemaVersion: null,
};

describe('the envelope that metadata describes', () => {
  it.each([
    '{"correlationId":"c-1"}',
    '{"correlation_id":"c-1"}',
    '{"$correlationId":"c-1"}',
    '{"Correlation-ID":"c-1"}',
    '{"eventuous.correlation-id":"c-1"}',
    '{"correlationStreamName":"c-1"}',
    '{"headers":{"correlation-id":"c-1"}}',
  ])('finds the correlation id in %s', (text) => {
    expect(from(text)).toStrictEqual({ ...nothing, correlationId: 'c-1' });
  });

  it.each(['{"causationId":"e-1"}', '{"$causationId":"e-1"}', '{"caused_by":"e-1"}'])(
    'finds the cause in %s',
    (text) => {
      expect(from(text)).toStrictEqual({ ...nothing, causationId: 'e-1' });
    },
  );

  it('writes a cause named by its place as stream@version', () => {
    const text =
      '{"causationMessageStreamName":"account:command-1","causationMessagePosition":4,"causationMessageGlobalPosition":99}';
    expect(from(text).causationId).toBe('account:command-1@4');
  });

  it('says nothing of a cause of which only the stream is known', () => {
    expect(from('{"causationMessageStreamName":"account-1"}')).toStrictEqual(nothing);
  });

  it('prefers a key of its own over one in a wrapper', () => {
    expect(from('{"properties":{"userId":"inner"},"userId":"outer"}').initiator).toBe('outer');
  });

  it('keeps every digit of a number', () => {
    expect(from('{"user_id":9007199254740993}').initiator).toBe('9007199254740993');
  });

  it('reads tenant and schema version', () => {
    expect(from('{"tenant_id":"acme","schemaVersion":2}')).toStrictEqual({
      ...nothing,
      tenant: 'acme',
      schemaVersion: '2',
    });
  });

  it.each<Payload>([
    { kind: 'json', text: '{"correlationId":' },
    { kind: 'json', text: '[{"correlationId":"c"}]' },
    { kind: 'json', text: 'null' },
    { kind: 'json', text: '{"correlationId":null,"userId":"","actor":{},"tenant":[1]}' },
    { kind: 'absent' },
    { kind: 'omitted' },
    { kind: 'erased' },
    { kind: 'oversized', size: 10, head: '{"correlationId":"c"}' },
  ])('says nothing for %j', (metadata) => {
    expect(envelopeOf(metadata)).toStrictEqual(nothing);
  });

  it('is quiet about keys that only look dangerous', () => {
    expect(from('{"__proto__":{"userId":"x"},"constructor":"y"}')).toStrictEqual(nothing);
  });
});

describe('who did it', () => {
  it.each(initiatorKeys)('is found under %s in any spelling', (key) => {
    const snake = key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
    for (const name of [key, snake, `$${key}`, snake.replaceAll('_', '-'), key.toUpperCase()]) {
      expect(from(JSON.stringify({ [name]: 'ann' })).initiator).toBe('ann');
    }
  });

  it('is the identity inside an object', () => {
    expect(from('{"user":{"name":"Ann","id":7}}').initiator).toBe('7');
    expect(from('{"actor":{"email":"ann@example.org"}}').initiator).toBe('ann@example.org');
  });

  it('is the most telling key, whatever the order in the text', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 0, max: initiatorKeys.length - 1 }), { minLength: 1 }),
        (indexes) => {
          const metadata: Readonly<Record<string, string>> = Object.fromEntries(
            indexes.map((index) => [initiatorKeys[index] ?? '', `by-${index}`]),
          );
          expect(from(JSON.stringify(metadata)).initiator).toBe(`by-${Math.min(...indexes)}`);
        },
      ),
    );
  });
});
