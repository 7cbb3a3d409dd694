import { describe, expect, it } from 'vitest';
import { elementKey } from './element-key.ts';
import { isArray } from './kinds.ts';
import { parseJson } from './parse-json.ts';

function keyOf(before: string, after: string): string | null {
  const [left, right] = [parseJson(before), parseJson(after)];
  if (!left.ok || !right.ok || !isArray(left.value) || !isArray(right.value)) return 'no arrays';
  return elementKey(left.value, right.value);
}

describe('the key that names elements', () => {
  it.each([
    ['[{"id":1},{"id":2}]', '[{"id":3}]', 'id'],
    ['[{"name":"a","id":"x"}]', '[{"name":"a","id":"x"}]', 'id'],
    ['[{"sku":"a","qty":1}]', '[]', 'sku'],
    ['[]', '[{"lineId":"a"}]', 'lineId'],
    ['[{"id":1,"sku":"a"},{"id":1,"sku":"b"}]', '[]', 'sku'],
    ['[{"id":null,"code":"a"}]', '[{"id":1,"code":"a"}]', 'code'],
    ['[{"id":9007199254740993}]', '[]', null],
    ['[{"id":{}}]', '[]', null],
    ['[{"id":1},7]', '[]', null],
    ['[{"qty":1}]', '[{"qty":2}]', null],
    ['[1,2]', '[3]', null],
    ['[]', '[]', null],
  ])('of %s and %s is %s', (before, after, key) => {
    expect(keyOf(before, after)).toBe(key);
  });
});
