import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryText } from './arbitrary-json.ts';
import { parseJson } from './parse-json.ts';
import { parsePath } from './parse-path.ts';
import { printPath, valueAt, type Path, type PathStep } from './path.ts';

const id = fc.oneof(arbitraryText, fc.maxSafeInteger(), fc.constantFrom('-1', '007', 'home'));
const step: fc.Arbitrary<PathStep> = fc.oneof(
  arbitraryText,
  fc.nat(),
  fc.record({ by: fc.oneof(fc.constant('id'), arbitraryText), id }, { noNullPrototype: true }),
);

function read(text: string): Path {
  const result = parsePath(text);
  if (!result.ok) throw new Error(result.message);
  return result.path;
}

describe('field paths', () => {
  it.each<[string, Path]>([
    ['', []],
    ['mfa.enabled', ['mfa', 'enabled']],
    ['addresses[0].line', ['addresses', 0, 'line']],
    ['["a.b"].c', ['a.b', 'c']],
    ['a["b c"]["10"]', ['a', 'b c', '10']],
    ['[3][0]', [3, 0]],
    ['addresses[#home].city', ['addresses', { by: 'id', id: 'home' }, 'city']],
    ['lines[sku#ABC-1].qty', ['lines', { by: 'sku', id: 'ABC-1' }, 'qty']],
    ['lines[#7]', ['lines', { by: 'id', id: 7 }]],
    ['lines[#"7"]', ['lines', { by: 'id', id: '7' }]],
    ['straße.größe', ['straße', 'größe']],
    ['[""]', ['']],
  ])('%j names its steps and is printed the same', (text, path) => {
    expect(read(text)).toStrictEqual(path);
    expect(printPath(path)).toBe(text);
  });

  it('are read back exactly as they were printed', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 5 }), (path) => {
        expect(read(printPath(path))).toStrictEqual(path);
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    ['.', 0],
    ['a.', 2],
    ['a..b', 2],
    ['a b', 1],
    ['a[', 1],
    ['a[-1]', 1],
    ['a["b]', 1],
    ['a[#]', 1],
    ['a.[0]', 1],
    ['[0]b', 3],
    ['.a', 0],
  ])('%j is refused at character %i', (text, offset) => {
    expect(parsePath(text)).toMatchObject({ ok: false, offset });
  });

  it('never fail on any text', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const result = parsePath(text);
        if (!result.ok) expect(result.offset).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});

describe('the value at a path', () => {
  const text = '{"a":{"b":[1,{"id":"x","n":5},{"id":7}]},"c.d":null,"__proto__":1}';
  const parsed = parseJson(text);
  const value = parsed.ok ? parsed.value : null;

  it.each([
    ['a.b[0]', 1],
    ['a.b[#x].n', 5],
    ['["c.d"]', null],
    ['__proto__', 1],
    ['a.b[#7].id', 7],
    ['a.b[9]', undefined],
    ['a.b[#"7"]', undefined],
    ['a.missing.deeper', undefined],
    ['a[0]', undefined],
    ['a.b.length', undefined],
    ['toString', undefined],
  ])('%s is %j', (path, expected) => {
    expect(valueAt(value, read(path))).toBe(expected);
  });

  it('is the whole value for the empty path', () => {
    expect(valueAt(value, [])).toBe(value);
  });
});
