import { describe, expect, it } from 'vitest';
import { parseJson } from '@/lib/json/parse-json.ts';
import { printJson } from '@/lib/json/print-json.ts';
import type { JsonValue } from '@/lib/json/value.ts';
import { applyChanges } from './apply-changes.ts';
import type { Change, Place } from './change.ts';

function json(text: string): JsonValue {
  const result = parseJson(text);
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
}

const change = (kind: Change['kind'], place: Place, after: string | null): Change => ({
  kind,
  path: place,
  place,
  before: undefined,
  after: after === null ? undefined : json(after),
  arrayLength: null,
});

const applied = (before: string | null, ...changes: readonly Change[]): string | null => {
  const after = applyChanges(before === null ? undefined : json(before), changes);
  return after === undefined ? null : printJson(after);
};

describe('changes put into effect', () => {
  it('are none where there are none', () => {
    expect([applied('{"a":1}'), applied(null)]).toStrictEqual(['{"a":1}', null]);
  });

  it.each<[string | null, Change, string | null]>([
    [null, change('added', [], '{"a":1}'), '{"a":1}'],
    ['{"a":1}', change('removed', [], null), null],
    ['{"a":1}', change('changed', [], '[]'), '[]'],
    ['{"a":1}', change('added', ['b'], 'null'), '{"a":1,"b":null}'],
    ['{"a":1}', change('removed', ['a'], null), '{}'],
    ['{"a":1,"b":2}', change('changed', ['a'], '3'), '{"a":3,"b":2}'],
    ['{"a":{"b":{}}}', change('added', ['a', 'b', 'c'], '1'), '{"a":{"b":{"c":1}}}'],
    ['{}', change('added', ['__proto__'], '1'), '{"__proto__":1}'],
    ['[1,3]', change('added', [1], '2'), '[1,2,3]'],
    ['[1]', change('added', [1], '2'), '[1,2]'],
    ['[1,2,3]', change('removed', [0], null), '[2,3]'],
    ['[1,2,3]', change('changed', [2], '4'), '[1,2,4]'],
    ['[[1],[2]]', change('removed', [1, 0], null), '[[1],[]]'],
    ['{"a":[{"b":1}]}', change('changed', ['a', 0, 'b'], '2'), '{"a":[{"b":2}]}'],
  ])('%s', (before, each, after) => {
    expect(applied(before, each)).toBe(after);
  });

  it('follow each other, so that a place counts in what the ones before have left', () => {
    expect(
      applied(
        '["a","b","c"]',
        change('removed', [2], null),
        change('removed', [0], null),
        change('added', [0], '"x"'),
        change('changed', [1], '"y"'),
      ),
    ).toBe('["x","y"]');
  });

  it('leave the value they begin with as it was', () => {
    const before = json('{"a":[1,{"b":2}]}');
    applyChanges(before, [
      change('changed', ['a', 1, 'b'], '3'),
      change('removed', ['a', 0], null),
    ]);
    expect(printJson(before)).toBe('{"a":[1,{"b":2}]}');
  });
});
