import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryText } from './arbitrary-json.ts';
import { parsePath } from './parse-path.ts';
import { printPath, type Path, type PathStep } from './path.ts';

const step: fc.Arbitrary<PathStep> = fc.oneof(
  arbitraryText,
  fc.nat(),
  fc
    .tuple(arbitraryText, fc.oneof(arbitraryText, fc.maxSafeInteger()))
    .map(([by, id]): PathStep => ({ by, id: id === 0 ? 0 : id })),
);

function pathOf(text: string): Path {
  const parsed = parsePath(text);
  if (!parsed.ok) throw new Error(parsed.message);
  return parsed.path;
}

function faultOf(text: string): readonly [offset: number, message: string] {
  const parsed = parsePath(text);
  if (parsed.ok) throw new Error(`accepted: ${text}`);
  return [parsed.offset, parsed.message];
}

describe('reading a path', () => {
  it.each<[string, Path]>([
    ['', []],
    ['a', ['a']],
    ['a.b', ['a', 'b']],
    ['a-b._c.$d', ['a-b', '_c', '$d']],
    ['größe.日本', ['größe', '日本']],
    ['[0]', [0]],
    ['a[0][12].b', ['a', 0, 12, 'b']],
    ['[007]', [7]],
    ['["a.b"].c', ['a.b', 'c']],
    ['[""]', ['']],
    [String.raw`["\"\\\u00e9"]`, ['"\\é']],
    ['["0"]', ['0']],
    ['["#x"]', ['#x']],
    ['a[#home]', ['a', { by: 'id', id: 'home' }]],
    ['a[#7]', ['a', { by: 'id', id: 7 }]],
    ['a[#-7]', ['a', { by: 'id', id: -7 }]],
    ['a[#07]', ['a', { by: 'id', id: '07' }]],
    ['a[#"7"]', ['a', { by: 'id', id: '7' }]],
    ['a[#9007199254740991]', ['a', { by: 'id', id: 9007199254740991 }]],
    ['a[#9007199254740993]', ['a', { by: 'id', id: '9007199254740993' }]],
    ['a[#-0]', ['a', { by: 'id', id: '-0' }]],
    ['a[sku#"A 1"].qty', ['a', { by: 'sku', id: 'A 1' }, 'qty']],
    ['a["the key"#x]', ['a', { by: 'the key', id: 'x' }]],
    ['__proto__.toString', ['__proto__', 'toString']],
  ])('reads %j', (text, path) => {
    expect(pathOf(text)).toStrictEqual(path);
  });

  it.each([
    ['.', 0],
    ['.a', 0],
    ['a.[0]', 1],
    ['[0]a', 3],
    ['a b', 1],
    ['["a"]b', 5],
    ['a]', 1],
  ])('says of %j where a separator is missing or too many', (text, offset) => {
    expect(faultOf(text)).toStrictEqual([
      offset,
      `Expected ".", "[" or the end at character ${offset + 1} of the path.`,
    ]);
  });

  it.each([
    ['a.', 2],
    ['a..b', 2],
    ['1', 0],
    ['-a', 0],
    ['a.1', 2],
    ['[', 0],
    ['a[', 1],
    ['a[]', 1],
    ['a[-1]', 1],
    ['a[1.5]', 1],
    ['a[0', 1],
    ['a[1234567890123456]', 1],
    ['["a]', 0],
    ["['a']", 0],
    ['["a\n"]', 0],
    [String.raw`["\x"]`, 0],
    ['a[#]', 1],
    ['a[#a b]', 1],
    ['a[b]', 1],
    ['a[-b#c]', 1],
    ['😀', 0],
  ])('says of %j where a step is not one', (text, offset) => {
    expect(faultOf(text)).toStrictEqual([
      offset,
      `Expected a key, [index], ["key"] or [#id] at character ${offset + 1} of the path.`,
    ]);
  });

  it('gives back every printed path', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 5 }), (path) => {
        expect(pathOf(printPath(path))).toStrictEqual(path);
      }),
      { numRuns: 500 },
    );
  });

  it('reads a path and the rest of it apart or together alike', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 3 }), fc.nat(), (path, index) => {
        expect(pathOf(`${printPath(path)}[${index}]`)).toStrictEqual([...path, index]);
      }),
      { numRuns: 100 },
    );
  });

  it('has an answer for every text, with a fault inside it or at its end', () => {
    const pieces = fc.constantFrom('a', '.', '[', ']', '"', '#', '0', '\\', '-', ' ', 'é', '\n');
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 10 }), (parts) => {
        const text = parts.join('');
        const parsed = parsePath(text);
        const offset = parsed.ok ? text.length : parsed.offset;
        expect(offset).toBeGreaterThanOrEqual(0);
        expect(offset).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 500 },
    );
  });
});
