import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryJson } from '@/lib/json/arbitrary-json.ts';
import { equalJson } from '@/lib/json/equal-json.ts';
import { isArray } from '@/lib/json/kinds.ts';
import { parseJson } from '@/lib/json/parse-json.ts';
import { printPath, valueAt } from '@/lib/json/path.ts';
import { printJson } from '@/lib/json/print-json.ts';
import type { JsonValue } from '@/lib/json/value.ts';
import { applyChanges } from './apply-changes.ts';
import { root, type Change } from './change.ts';
import { diffInto } from './diff.ts';
import { diffArrays } from './diff-arrays.ts';

function list(text: string): readonly JsonValue[] {
  const result = parseJson(text);
  if (!result.ok || !isArray(result.value)) throw new Error(`no list: ${text}`);
  return result.value;
}

function changesOf(before: readonly JsonValue[], after: readonly JsonValue[]): readonly Change[] {
  const changes: Change[] = [];
  diffArrays(before, after, { spot: root, changes, diffInto });
  return changes;
}

/** `kind path place length: before > after` */
const told = (before: string, after: string): readonly string[] =>
  changesOf(list(before), list(after)).map(({ kind, path, place, arrayLength, ...values }) => {
    const shown = (value: JsonValue | undefined): string =>
      value === undefined ? '-' : printJson(value);
    const where = `${printPath(path)} at ${place.join('/')} of ${arrayLength ?? '-'}`;
    return `${kind} ${where}: ${shown(values.before)} > ${shown(values.after)}`;
  });

describe('the difference of two arrays', () => {
  it.each<[string, string, readonly string[]]>([
    ['[]', '[]', []],
    ['[1,2]', '[1,2]', []],
    ['[]', '[1]', ['added [0] at 0 of 0: - > 1']],
    ['[1]', '[]', ['removed [0] at 0 of 1: 1 > -']],
    ['[1]', '[2]', ['changed [0] at 0 of -: 1 > 2']],
    ['[1,2,3]', '[3]', ['removed [1] at 1 of 3: 2 > -', 'removed [0] at 0 of 2: 1 > -']],
    ['[3]', '[1,2,3]', ['added [0] at 0 of 1: - > 1', 'added [1] at 1 of 2: - > 2']],
    ['[null]', '[null,null]', ['added [1] at 1 of 1: - > null']],
    ['[[1]]', '[[1,2]]', ['added [0][1] at 0/1 of 1: - > 2']],
    ['[1.10]', '[1.1]', ['changed [0] at 0 of -: 1.10 > 1.1']],
  ])('%s to %s', (before, after, changes) => {
    expect(told(before, after)).toStrictEqual(changes);
  });

  it.each<[string, string, readonly string[]]>([
    ['[{"id":1,"n":1}]', '[{"id":1,"n":2}]', ['changed [#1].n at 0/n of -: 1 > 2']],
    ['[{"id":"a"},{"id":"b"}]', '[{"id":"b"}]', ['removed [#a] at 0 of 2: {"id":"a"} > -']],
    [
      '[{"id":"a"},{"id":"b"}]',
      '[{"id":"b"},{"id":"a"}]',
      ['removed [#a] at 0 of 2: {"id":"a"} > -', 'added [#a] at 1 of 1: - > {"id":"a"}'],
    ],
    [
      '[{"sku":"A 1","n":1},{"sku":"B","n":1}]',
      '[{"sku":"C","n":1},{"sku":"B","n":2}]',
      [
        'removed [sku#"A 1"] at 0 of 2: {"sku":"A 1","n":1} > -',
        'added [sku#C] at 0 of 1: - > {"sku":"C","n":1}',
        'changed [sku#B].n at 1/n of -: 1 > 2',
      ],
    ],
  ])('names the elements of %s and %s by their id', (before, after, changes) => {
    expect(told(before, after)).toStrictEqual(changes);
  });

  it('falls back on places where an id is there twice', () => {
    expect(told('[{"id":1},{"id":1}]', '[{"id":1}]')).toStrictEqual([
      'removed [1] at 1 of 2: {"id":1} > -',
    ]);
  });

  const arrays = fc.array(arbitraryJson({ shadowed: false }), { maxLength: 5 });

  it('leads from one array to the other', () => {
    fc.assert(
      fc.property(arrays, arrays, (before, after) => {
        expect(equalJson(applyChanges(before, changesOf(before, after)), after)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('is nothing between arrays of the same content', () => {
    fc.assert(
      fc.property(arrays, (items) => {
        expect(changesOf(items, list(printJson(items)))).toStrictEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it('names what stayed or came by a path that finds it in the new array', () => {
    fc.assert(
      fc.property(arrays, arrays, (before, after) => {
        for (const change of changesOf(before, after)) {
          if (change.kind === 'removed') continue;
          const found = valueAt(after, change.path);
          expect(equalJson(found, change.after)).toBe(true);
        }
      }),
      { numRuns: 200 },
    );
  });
});
