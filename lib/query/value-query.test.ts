import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instant, version } from '@/lib/events/ids.ts';
import { blameLeaves } from '@/lib/fold/blame.ts';
import { arbitraryJson } from '@/lib/json/arbitrary-json.ts';
import { exactNumber } from '@/lib/json/exact-number.ts';
import { isScalar } from '@/lib/json/kinds.ts';
import { valueAt } from '@/lib/json/path.ts';
import { JsonObject } from '@/lib/json/value.ts';
import { compileCondition } from './evaluate/condition.ts';
import { parseQuery } from './parse.ts';
import { valueQuery } from './value-query.ts';

const context = {
  clock: { now: instant('2026-03-10T12:00:00Z'), zone: 'UTC' },
  comparePositions: () => 0,
};

describe('the query for a value of a state', () => {
  it('holds for the state it was taken from, whatever stands there', () => {
    fc.assert(
      fc.property(arbitraryJson({ shadowed: false }), (state) => {
        for (const { path } of blameLeaves(version(1n), state)) {
          const value = valueAt(state, path);
          const query = value === undefined ? null : valueQuery(path, value);
          if (query === null || value === undefined || !isScalar(value)) continue;
          const parsed = parseQuery(query);
          expect(parsed.problems, query).toEqual([]);
          const { expr } = parsed.query;
          expect(expr !== null && compileCondition(expr, context)(state), query).toBe(true);
        }
      }),
    );
  });

  it.each([
    [['email'], 'ann@lee.org', 'state.email:"ann@lee.org"'],
    [['plan'], 'exists', 'state.plan:"exists"'],
    [['zip'], '01234', 'state.zip:"01234"'],
    [['total'], exactNumber('-1396'), 'state.total:-1396'],
    [['locked'], false, 'state.locked:false'],
    [['gone'], null, 'state.gone:null'],
    [['lines', { by: 'id', id: 'x' }, 'quantity'], 2, 'state.lines[#x].quantity:2'],
    [['tags', 1], 'a', 'state.tags[*]:"a"'],
    [['a b'], 'say "x"', 'state["a b"]:"say \\"x\\""'],
  ])('is written as people would write it: %j %j', (path, value, query) => {
    expect(valueQuery(path, value)).toBe(query);
  });

  it('is none for what no query names', () => {
    expect(valueQuery(['a'], [])).toBeNull();
    expect(valueQuery(['a'], new JsonObject(new Map()))).toBeNull();
    expect(valueQuery(['a'], 'x'.repeat(501))).toBeNull();
    expect(valueQuery([], 'x')).toBeNull();
  });
});
