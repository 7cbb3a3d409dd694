import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryJson } from '@/lib/json/arbitrary-json.ts';
import { equalJson } from '@/lib/json/equal-json.ts';
import { parseJson } from '@/lib/json/parse-json.ts';
import { JsonObject, type JsonValue } from '@/lib/json/value.ts';
import { applyChanges } from './apply-changes.ts';
import { changeToView } from './change.ts';
import { diff } from './diff.ts';

function json(text: string): JsonValue {
  const result = parseJson(text);
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
}

const told = (before: string, after: string): readonly string[] =>
  diff(json(before), json(after)).map((change) => {
    const view = changeToView(change);
    return `${view.kind} ${view.path}: ${view.before ?? '-'} > ${view.after ?? '-'}`;
  });

const value = arbitraryJson({ shadowed: false });
const element = fc
  .tuple(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), fc.nat(2), fc.array(fc.nat(3)))
  .map(
    ([id, quantity, tags]): JsonValue =>
      new JsonObject(
        new Map<string, JsonValue>([
          ['id', id],
          ['quantity', quantity],
          ['tags', tags],
        ]),
      ),
  );
const array: fc.Arbitrary<JsonValue> = fc.oneof(
  fc.array(fc.nat(3), { maxLength: 8 }),
  fc.array(element, { maxLength: 6 }),
  fc.uniqueArray(element, {
    maxLength: 6,
    selector: (item) => (item instanceof JsonObject ? item.entries.get('id') : null),
  }),
  fc.array(fc.oneof(fc.nat(2), element, fc.array(fc.nat(1))), { maxLength: 5 }),
);

describe('the difference of two values', () => {
  it.each([
    ['{"a":1}', '{"a":1}', []],
    ['{"a":1,"b":2}', '{"b":2,"a":1}', []],
    ['{"a":1}', '{"a":"1"}', ['changed a: 1 > "1"']],
    ['{"a":{"b":1}}', '{"a":{"b":2,"c":[]}}', ['changed a.b: 1 > 2', 'added a.c: - > []']],
    ['{"a":1}', '{}', ['removed a: 1 > -']],
    ['{"a":1}', '{"a":null}', ['changed a: 1 > null']],
    ['{"a":{}}', '{"a":[]}', ['changed a: {} > []']],
    [
      '{"n":9007199254740993}',
      '{"n":9007199254740992}',
      ['changed n: 9007199254740993 > 9007199254740992'],
    ],
    ['{"n":1e400}', '{"n":1e400}', []],
    ['[1,2,3]', '[1,3]', ['removed [1]: 2 > -']],
    ['[1,3]', '[1,2,3]', ['added [1]: - > 2']],
    ['[1,2,3]', '[1,9,3]', ['changed [1]: 2 > 9']],
    ['{"tags":["a"]}', '{"tags":["b","a"]}', ['added tags[0]: - > "b"']],
    [
      '[{"id":"x","n":1},{"id":"y","n":1}]',
      '[{"id":"y","n":2}]',
      ['removed [#x]: {"id":"x","n":1} > -', 'changed [#y].n: 1 > 2'],
    ],
    [
      '{"lines":[{"sku":"A","n":1},{"sku":"B","n":1}]}',
      '{"lines":[{"sku":"A","n":1},{"sku":"C","n":4},{"sku":"B","n":2}]}',
      ['added lines[sku#C]: - > {"sku":"C","n":4}', 'changed lines[sku#B].n: 1 > 2'],
    ],
    [
      '{"items":[]}',
      '{"items":[{"productId":7}]}',
      ['added items[productId#7]: - > {"productId":7}'],
    ],
    [
      '[{"id":1,"n":1},{"id":1,"n":2}]',
      '[{"id":1,"n":1},{"id":1,"n":3}]',
      ['changed [1].n: 2 > 3'],
    ],
    [
      '[{"id":"a"},{"id":"b"},{"id":"c"}]',
      '[{"id":"b"},{"id":"c"},{"id":"a"}]',
      ['removed [#a]: {"id":"a"} > -', 'added [#a]: - > {"id":"a"}'],
    ],
  ])('from %s to %s', (before, after, expected) => {
    expect(told(before, after)).toStrictEqual(expected);
  });

  it('leads from the one to the other', () => {
    for (const [kind, runs] of [
      [value, 500],
      [array, 2000],
    ] as const) {
      fc.assert(
        fc.property(kind, kind, (before, after) => {
          const result = applyChanges(before, diff(before, after));
          expect(equalJson(result, after)).toBe(true);
        }),
        { numRuns: runs },
      );
    }
  });

  it('is nothing exactly when the values are equal', () => {
    fc.assert(
      fc.property(value, value, (a, b) => {
        expect(diff(a, a)).toStrictEqual([]);
        expect(diff(a, b).length === 0).toBe(equalJson(a, b));
      }),
    );
  });

  it('is found again from the same values', () => {
    fc.assert(
      fc.property(array, array, (a, b) => {
        expect(diff(a, b)).toStrictEqual(diff(a, b));
      }),
    );
  });

  it('tells a value that came or went as a whole', () => {
    expect(diff(undefined, json('{"a":1}'))).toMatchObject([{ kind: 'added', path: [] }]);
    expect(diff(json('{"a":1}'), undefined)).toMatchObject([{ kind: 'removed', path: [] }]);
    expect(diff(undefined, undefined)).toStrictEqual([]);
  });

  it('pairs long arrays by place', () => {
    const before = Array.from({ length: 300 }, (_, index) => index);
    const after = [...before.slice(1, 150), -1, ...before.slice(150).map((n) => n + 1000)];
    const changes = diff(before, after);
    expect(equalJson(applyChanges(before, changes), after)).toBe(true);
  });
});
