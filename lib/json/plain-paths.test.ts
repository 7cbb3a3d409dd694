import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseJson } from './parse-json.ts';
import { plainPaths } from './plain-paths.ts';

function pathsIn(text: string): readonly string[] {
  const parsed = parseJson(text);
  return parsed.ok ? plainPaths(parsed.value) : expect.fail(`no JSON: ${text}`);
}

describe('the paths of a value', () => {
  it('names every field on the way to a leaf', () => {
    expect(pathsIn('{"a":{"b":1},"c":null}')).toEqual(['a', 'a.b', 'c']);
  });

  it('names what is inside of lists once for each element', () => {
    expect(pathsIn('{"items":[{"sku":1},{"sku":2}]}')).toEqual([
      'items',
      'items[*]',
      'items[*].sku',
      'items[*]',
      'items[*].sku',
    ]);
  });

  it('leaves out keys that would need quotes', () => {
    expect(pathsIn('{"a b":1,"1a":2,"é":3,"":4}')).toEqual(['é']);
  });

  it('goes four levels deep', () => {
    expect(pathsIn('{"a":{"b":{"c":{"d":{"e":1}}}}}')).toEqual(['a', 'a.b', 'a.b.c', 'a.b.c.d']);
  });

  it('has none for what is no object and no list', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null)), (value) => {
        expect(pathsIn(JSON.stringify(value))).toEqual([]);
      }),
    );
  });
});
