import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryJson } from '@/lib/json/arbitrary-json.ts';
import { equalJson } from '@/lib/json/equal-json.ts';
import { parseJson } from '@/lib/json/parse-json.ts';
import type { JsonValue } from '@/lib/json/value.ts';
import { alterationsBetween } from './alterations.ts';
import { slotText } from './slots.ts';

const json = (text: string | null): JsonValue | undefined => {
  if (text === null) return undefined;
  const parsed = parseJson(text);
  if (!parsed.ok) throw new Error(text);
  return parsed.value;
};

const told = (before: string | null, after: string | null): readonly string[] =>
  alterationsBetween(json(before), json(after)).map(
    ({ slot, before: old, after: now }) =>
      `${slotText(slot)} ${JSON.stringify(old)} ${JSON.stringify(now)}`,
  );

describe('what an event altered', () => {
  it.each<readonly [string | null, string | null, readonly string[]]>([
    ['{"a":1}', '{"a":1}', []],
    ['{"a":1,"b":2}', '{"b":2,"a":1}', []],
    ['{"a":"x"}', '{"a":"y"}', ['["a"] "sx" "sy"']],
    ['{"a":1.10}', '{"a":1.1}', ['["a"] "n11e1" "n11e1"']],
    ['{"a":1}', '{"a":"1"}', ['["a"] "n1e1" "s1"']],
    ['{"a":null}', '{"a":false}', ['["a"] "lnull" "lfalse"']],
    [null, '{"a":{"b":true}}', ['["a","b"] null "ltrue"']],
    ['{"a":{"b":true}}', '{"a":5}', ['["a","b"] "ltrue" null', '["a"] null "n5e1"']],
    ['{"a":{}}', '{"a":{"b":1}}', ['["a"] "{" null', '["a","b"] null "n1e1"']],
    ['{"a":{"b":1}}', '{"a":{}}', ['["a"] null "{"', '["a","b"] "n1e1" null']],
    ['{"a":[],"b":1}', '{"b":1}', ['["a"] "[" null']],
    ['{"a":1}', '{}', ['[] null "{"', '["a"] "n1e1" null']],
  ])('from %s to %s is told leaf by leaf', (before, after, expected) => {
    expect(told(before, after)).toStrictEqual(expected);
  });

  it('is for an array that differs at all every value in it', () => {
    const any = '{"any":true}';
    expect(told('{"l":[{"id":1,"n":"a"},{"id":2,"n":"b"}]}', '{"l":[{"id":1,"n":"c"}]}')).toEqual([
      `["l",0,"id"] ${any} "n1e1"`,
      `["l",0,"id"] ${any} null`,
      `["l",0,"n"] ${any} "sc"`,
      `["l",0,"n"] ${any} null`,
    ]);
  });

  it('is not told apart where it is too much', () => {
    const many = JSON.stringify(Array.from({ length: 600 }, (_, index) => index));
    expect(told('{"l":[]}', `{"l":${many}}`)).toEqual(['["l"] {"any":true} {"any":true}']);
  });

  it('is nothing exactly for equal states', () => {
    const value = arbitraryJson({ shadowed: false });
    fc.assert(
      fc.property(value, value, (a, b) => {
        expect(alterationsBetween(a, a)).toStrictEqual([]);
        expect(alterationsBetween(a, b).length === 0).toBe(equalJson(a, b));
      }),
    );
  });
});
