import { expect, it } from 'vitest';
import { instant } from '@/lib/events/ids.ts';
import type { Payload } from '@/lib/events/recorded-event.ts';
import { sampleEvent } from '@/lib/events/sample-event.ts';
import { parseQuery } from '../parse.ts';
import { compileQuery } from './compile.ts';
import { EventReading } from './event-reading.ts';

const context = {
  clock: { now: instant('2026-03-10T12:00:00Z'), zone: 'UTC' },
  comparePositions: () => 0,
  service: 'billing',
};

const fits = (text: string, data: Payload): unknown => {
  const event = { ...sampleEvent(3, { json: '{}' }), data };
  return compileQuery(parseQuery(text).query, context)(new EventReading(event));
};

/** What `readable:true`, `readable:false` and `readable:missing` say of a payload. */
it.each<[string, Payload, readonly unknown[]]>([
  ['JSON', { kind: 'json', text: '{"a":1}' }, [true, false, false]],
  ['a text that is cut off', { kind: 'json', text: '{"a":' }, [false, true, false]],
  ['no payload at all', { kind: 'absent' }, [true, false, false]],
  ['an erased payload, which nobody failed to decode', { kind: 'erased' }, [false, false, true]],
  ['a payload that was not fetched', { kind: 'omitted' }, ['unknown', 'unknown', 'unknown']],
])('readable tells of %s', (_, data, expected) => {
  const told = ['true', 'false', 'missing'].map((value) => fits(`readable:${value}`, data));
  expect(told).toEqual(expected);
});
