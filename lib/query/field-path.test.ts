import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryText } from '@/lib/json/arbitrary-json.ts';
import { parseFieldPath, printFieldPath } from './field-path.ts';
import type { FieldPath, FieldStep } from './syntax.ts';

const step: fc.Arbitrary<FieldStep> = fc.oneof(
  arbitraryText,
  fc.nat(),
  fc.constantFrom<FieldStep>({ any: 'key' }, { any: 'item' }),
  fc.tuple(arbitraryText, arbitraryText).map(([by, id]) => ({ by, id })),
);

function pathOf(text: string): FieldPath | number {
  const parsed = parseFieldPath(text);
  return parsed.ok ? parsed.path : parsed.offset;
}

describe('what follows the name of a field', () => {
  it.each<[string, FieldPath]>([
    ['', []],
    ['.a', ['a']],
    ['.a.b-c._d', ['a', 'b-c', '_d']],
    ['.0', ['0']],
    ['[0]', [0]],
    ['.*', [{ any: 'key' }]],
    ['[*]', [{ any: 'item' }]],
    ['.a[*].b.*', ['a', { any: 'item' }, 'b', { any: 'key' }]],
    ['["*"]', ['*']],
    ['["a]b"].c', ['a]b', 'c']],
    [String.raw`["\"]"]`, ['"]']],
    ['[#x].a', [{ by: 'id', id: 'x' }, 'a']],
    ['[sku#"A 1"]', [{ by: 'sku', id: 'A 1' }]],
  ])('%j', (text, path) => {
    expect(pathOf(text)).toStrictEqual(path);
  });

  it.each([
    ['a', 0],
    ['.', 0],
    ['.a.', 2],
    ['.a..b', 2],
    ['.a b', 2],
    ['.a[', 2],
    ['.a[]', 2],
    ['.a[x]', 2],
    ['.a["x]', 2],
    ['.**', 2],
    ['[-1]', 0],
    [String.raw`["\x"]`, 0],
  ])('%j goes wrong at %i', (text, offset) => {
    expect(pathOf(text)).toBe(offset);
  });

  it('is read back as it was printed', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 4 }), (path) => {
        expect(pathOf(printFieldPath(path))).toStrictEqual(path);
      }),
      { numRuns: 500 },
    );
  });
});
