import fc from 'fast-check';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import { sampleEvent } from '@/lib/events/sample-event.ts';
import { printJson } from '@/lib/json/print-json.ts';
import { JsonObject, type JsonValue } from '@/lib/json/value.ts';

const key = fc.constantFrom('a', 'b', 'lines', '__proto__');
const scalar: fc.Arbitrary<JsonValue> = fc.oneof(
  { arbitrary: fc.nat(2), weight: 4 },
  { arbitrary: fc.constant(null), weight: 4 },
  { arbitrary: fc.constantFrom<JsonValue>(true, '0', ''), weight: 1 },
);

const objectOf = (pairs: readonly (readonly [string, JsonValue])[]): JsonObject =>
  new JsonObject(new Map(pairs));

const line = fc
  .tuple(fc.constantFrom('x', 'y', 'z', 'w'), fc.nat(2))
  .map(([id, quantity]): JsonValue =>
    objectOf([
      ['id', id],
      ['quantity', quantity],
    ]),
  );
const lines: fc.Arbitrary<JsonValue> = fc.uniqueArray(line, {
  maxLength: 4,
  selector: (item) => (item instanceof JsonObject ? item.entries.get('id') : null),
});

const { patch } = fc.letrec<{ patch: JsonObject; value: JsonValue }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    scalar,
    tie('patch'),
    fc.array(scalar, { maxLength: 4 }),
    lines,
  ),
  patch: fc.array(fc.tuple(key, tie('value')), { maxLength: 4 }).map(objectOf),
}));

const payload: fc.Arbitrary<Partial<RecordedEvent>> = fc.oneof(
  {
    weight: 20,
    arbitrary: patch.map((value) => ({ data: { kind: 'json', text: printJson(value) } as const })),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom<Partial<RecordedEvent>>(
      { data: { kind: 'json', text: '{"a":' } },
      { data: { kind: 'json', text: '[1]' } },
      { data: { kind: 'json', text: '{"a":1,"a":2}' } },
      { data: { kind: 'binary', bytes: new Uint8Array([1]), encoding: 'opaque' } },
      { data: { kind: 'erased' } },
      { data: { kind: 'absent' } },
    ),
  },
);

const type = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom('AccountChanged', 'EmailChanged') },
  {
    weight: 1,
    arbitrary: fc.constantFrom('AccountOpened', 'AccountDeleted', 'AccountRestored', 'LineRemoved'),
  },
);
const step = fc.oneof(
  { weight: 30, arbitrary: fc.constant(1) },
  { weight: 1, arbitrary: fc.nat(3) },
);

/** Streams as stores hold them: mostly merges, some unreadable events, gaps and repeated versions. */
export const arbitraryStream: fc.Arbitrary<readonly RecordedEvent[]> = fc
  .array(fc.tuple(step, type, payload), { maxLength: 25, size: 'max' })
  .map((steps) => {
    let at = 0;
    return steps.map(([ahead, eventType, rest]) => {
      at += ahead;
      return sampleEvent(at, { type: eventType, ...rest });
    });
  });
