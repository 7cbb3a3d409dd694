import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { version } from '@/lib/events/ids.ts';
import { arbitraryJson } from '@/lib/json/arbitrary-json.ts';
import { parseJson } from '@/lib/json/parse-json.ts';
import { printPath } from '@/lib/json/path.ts';
import { printJson } from '@/lib/json/print-json.ts';
import type { JsonValue } from '@/lib/json/value.ts';
import {
  blameChanges,
  blameFromJson,
  blameFromLeaves,
  blameLeaves,
  blameToJson,
  type Blame,
} from './blame.ts';
import { diff } from './diff.ts';

function json(text: string): JsonValue {
  const result = parseJson(text);
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
}

/** Each state is set by the version of its place in the list, from 1. */
function blameOf(states: readonly (JsonValue | undefined)[]): Blame | null {
  let blame: Blame | null = null;
  let before: JsonValue | undefined;
  for (const [index, state] of states.entries()) {
    const changes = diff(before, state);
    blame = blameChanges(blame, state, { changes, by: version(BigInt(index + 1)) });
    before = state;
  }
  return blame;
}

const told = (...texts: readonly string[]): readonly string[] => {
  const states = texts.map(json);
  return blameLeaves(blameOf(states), states.at(-1)).map(
    (leaf) => `${printPath(leaf.path)}=${String(leaf.version)}`,
  );
};

describe('who set what', () => {
  it.each<[readonly string[], readonly string[]]>([
    [['{}'], ['=1']],
    [['{"a":1,"b":2}'], ['a=1', 'b=1']],
    [
      ['{"a":1,"b":2}', '{"a":1,"b":3}'],
      ['a=1', 'b=2'],
    ],
    [['{"a":1}', '{"a":1}'], ['a=1']],
    [
      ['{"a":1}', '{"a":1,"b":{"c":1,"d":1}}', '{"a":1,"b":{"c":2,"d":1}}'],
      ['a=1', 'b.c=3', 'b.d=2'],
    ],
    [
      ['{"a":1,"b":1}', '{"b":1}', '{"b":1,"a":1}'],
      ['b=1', 'a=3'],
    ],
    [['{"a":{"b":1}}', '{"a":{}}'], ['a=2']],
    [['{"a":{"b":1}}', '{"a":{}}', '{"a":{"b":1}}'], ['a.b=3']],
    [['{"a":1}', '{}'], ['=2']],
    [
      ['{"a":[]}', '{"a":[1]}', '{"a":[1,2]}'],
      ['a[0]=2', 'a[1]=3'],
    ],
    [
      ['{"a":[1,2,3]}', '{"a":[2,3]}'],
      ['a[0]=1', 'a[1]=1'],
    ],
    [
      ['{"a":[1,2,3]}', '{"a":[0,1,2,3]}'],
      ['a[0]=2', 'a[1]=1', 'a[2]=1', 'a[3]=1'],
    ],
    [['{"a":[1]}', '{"a":[]}'], ['a=2']],
    [['{"a":{"b":1}}', '{"a":5}'], ['a=2']],
    [
      ['{"a":5}', '{"a":{"b":1}}', '{"a":{"b":1,"c":1}}'],
      ['a.b=2', 'a.c=3'],
    ],
    [
      ['{"l":[{"id":"x","n":1},{"id":"y","n":1}]}', '{"l":[{"id":"y","n":2}]}'],
      ['l[0].id=1', 'l[0].n=2'],
    ],
    [
      ['[1,2]', '[1,3]'],
      ['[0]=1', '[1]=2'],
    ],
    [['"a"', '"b"'], ['=2']],
    [
      ['{"__proto__":1}', '{"__proto__":1,"toString":2}'],
      ['__proto__=1', 'toString=2'],
    ],
  ])('%j', (states, leaves) => {
    expect(told(...states)).toStrictEqual(leaves);
  });

  it('is nobody where there is no state any more', () => {
    expect(blameOf([json('{"a":1}'), undefined])).toBeNull();
    expect(blameLeaves(null, undefined)).toStrictEqual([]);
  });

  it('keeps versions beyond what a double can hold', () => {
    const by = version(9007199254740993n);
    const blame = blameChanges(null, json('{"a":1}'), { changes: [], by });
    expect(blameLeaves(blame, json('{"a":1}'))).toStrictEqual([{ path: ['a'], version: by }]);
  });

  it('does not guess where blame and state have different shapes', () => {
    const blame = new Map<string, Blame>([['a', version(1n)]]);
    expect(() => blameLeaves(blame, json('{"b":1}'))).toThrow('No blame at b');
    expect(() => blameLeaves(blame, json('1'))).toThrow('A leaf has one blame');
  });
});

const state = arbitraryJson({ shadowed: false });
const history = fc.array(state, { minLength: 1, maxLength: 4 });

describe('laws of blame', () => {
  it('a leaf that is blamed on an early version has stood there ever since', () => {
    fc.assert(
      fc.property(
        fc.array(fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.nat(2)), {
          minLength: 1,
          maxLength: 6,
        }),
        (objects) => {
          const states = objects.map((object) => json(JSON.stringify(object)));
          for (const { path, version: by } of blameLeaves(blameOf(states), states.at(-1))) {
            const [key] = path;
            if (typeof key !== 'string') continue;
            const values = objects.map((object) => object[key]);
            const since = values.findLastIndex((value) => value !== values.at(-1)) + 2;
            expect(by).toBe(BigInt(since));
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  it('every leaf of the state has its blame, in the order of the state', () => {
    fc.assert(
      fc.property(history, (states) => {
        const last = states.at(-1);
        const fresh = blameLeaves(version(1n), last).map((leaf) => printPath(leaf.path));
        const kept = blameLeaves(blameOf(states), last).map((leaf) => printPath(leaf.path));
        expect(kept).toStrictEqual(fresh);
      }),
      { numRuns: 300 },
    );
  });

  it('survives being written as JSON', () => {
    fc.assert(
      fc.property(history, (states) => {
        const blame = blameOf(states);
        if (blame === null) return;
        const stored = json(printJson(blameToJson(blame)));
        expect(blameFromJson(stored)).toStrictEqual(blame);
      }),
      { numRuns: 200 },
    );
  });

  it('can be made again from its leaves alone', () => {
    fc.assert(
      fc.property(history, (states) => {
        const last = states.at(-1) ?? null;
        const leaves = blameLeaves(blameOf(states), last);
        expect(blameLeaves(blameFromLeaves(leaves, last), last)).toStrictEqual(leaves);
      }),
      { numRuns: 200 },
    );
  });
});
