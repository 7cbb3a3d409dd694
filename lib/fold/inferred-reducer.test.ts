import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleEvent } from '@/lib/events/sample-event.ts';
import { arbitraryJson } from '@/lib/json/arbitrary-json.ts';
import { equalJson } from '@/lib/json/equal-json.ts';
import { isObject } from '@/lib/json/kinds.ts';
import { parseJson } from '@/lib/json/parse-json.ts';
import { printJson } from '@/lib/json/print-json.ts';
import type { JsonValue } from '@/lib/json/value.ts';
import { changeToView, type Change } from './change.ts';
import { diff } from './diff.ts';
import { inferredReducer } from './inferred-reducer.ts';

function json(text: string): JsonValue {
  const result = parseJson(text);
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
}

interface Given {
  readonly reborn?: boolean;
  readonly changes?: Change[];
}

function applied(
  state: JsonValue | undefined,
  data: JsonValue | undefined,
  { reborn = false, changes }: Given = {},
): JsonValue | undefined {
  const event = { event: sampleEvent(1), data, life: null, reborn };
  return inferredReducer.apply(state, event, changes ?? null);
}

/** The state after each data was merged into what the ones before made. */
const merged = (...texts: readonly string[]): string => {
  const state = texts.reduce<JsonValue | undefined>(
    (before, text) => applied(before, json(text)),
    inferredReducer.initial(),
  );
  return state === undefined ? '-' : printJson(state);
};

describe('the state inferred from data alone', () => {
  it('is none before the first event', () => {
    expect(inferredReducer.initial()).toBeUndefined();
  });

  it.each<[readonly string[], string]>([
    [['{}'], '{}'],
    [['{"a":null}'], '{"a":null}'],
    [['{"a":1}', '{"b":2}'], '{"a":1,"b":2}'],
    [['{"a":1,"b":2}', '{"a":3}'], '{"a":3,"b":2}'],
    [['{"a":1}', '{"a":null}'], '{}'],
    [['{"a":1}', '{"b":null}'], '{"a":1}'],
    [['{"a":{"b":1}}', '{"a":{"c":2}}'], '{"a":{"b":1,"c":2}}'],
    [['{"a":{"b":1}}', '{"a":{"b":null}}'], '{"a":{}}'],
    [['{"a":1}', '{"a":{"b":null,"c":{"d":null}}}'], '{"a":{"c":{}}}'],
    [['{"a":[1,2]}', '{"a":[null,{"b":null}]}'], '{"a":[null,{"b":null}]}'],
    [['{"a":{"b":1}}', '{"a":[]}'], '{"a":[]}'],
    [['{"a":1}', '[1]'], '{"a":1}'],
    [['{"a":1}', '"text"'], '{"a":1}'],
    [['[1]'], '-'],
    [['[1]', '{"a":null}'], '{"a":null}'],
    [['{"a":1}', '{"a":1.0}'], '{"a":1.0}'],
    [
      ['{"a":1}', '{"__proto__":{"b":1}}', '{"__proto__":{"c":1}}'],
      '{"a":1,"__proto__":{"b":1,"c":1}}',
    ],
  ])('%j', (data, state) => {
    expect(merged(...data)).toBe(state);
  });

  it('stays as it is where the store has no data', () => {
    expect(applied(json('{"a":1}'), undefined)).toStrictEqual(json('{"a":1}'));
    expect(applied(undefined, undefined)).toStrictEqual(json('{}'));
  });

  it('begins anew where an ended entity is created again', () => {
    const changes: Change[] = [];
    const state = applied(json('{"a":1,"b":2}'), json('{"b":2,"c":3}'), { reborn: true, changes });
    expect(state).toStrictEqual(json('{"b":2,"c":3}'));
    expect(
      changes.map((change) => [changeToView(change).kind, changeToView(change).path]),
    ).toStrictEqual([
      ['removed', 'a'],
      ['added', 'c'],
    ]);
  });
});

/** RFC 7396 as its own text puts it, on copies. */
function patchedByTheBook(target: JsonValue | undefined, patch: JsonValue): JsonValue {
  if (!isObject(patch)) return patch;
  const result = json(target !== undefined && isObject(target) ? printJson(target) : '{}');
  if (!isObject(result)) return patch;
  for (const [key, value] of patch.entries) {
    if (value === null) result.entries.delete(key);
    else result.entries.set(key, patchedByTheBook(result.entries.get(key), value));
  }
  return result;
}

const object = arbitraryJson({ shadowed: false }).filter(isObject);
const copy = (value: JsonValue): JsonValue => json(printJson(value));

describe('laws of the inferred state', () => {
  it('merging is what RFC 7396 says, from the second data on', () => {
    fc.assert(
      fc.property(object, object, (state, patch) => {
        const expected = printJson(patchedByTheBook(state, patch));
        expect(printJson(applied(copy(state), copy(patch)) ?? null)).toBe(expected);
      }),
      { numRuns: 300 },
    );
  });

  it('tracking changes makes no other state', () => {
    fc.assert(
      fc.property(object, object, fc.boolean(), (state, patch, reborn) => {
        const tracked = applied(copy(state), copy(patch), { reborn, changes: [] });
        expect(tracked).toStrictEqual(applied(copy(state), copy(patch), { reborn }));
      }),
      { numRuns: 300 },
    );
  });

  it('the changes are those between the two states', () => {
    const shown = (changes: readonly Change[]): readonly string[] =>
      changes.map((change) => JSON.stringify(changeToView(change))).sort();
    fc.assert(
      fc.property(object, object, fc.boolean(), (state, patch, reborn) => {
        const changes: Change[] = [];
        const after = applied(copy(state), copy(patch), { reborn, changes });
        expect(shown(changes)).toStrictEqual(shown(diff(state, after)));
      }),
      { numRuns: 300 },
    );
  });

  it('the same data a second time changes nothing', () => {
    fc.assert(
      fc.property(object, object, (state, patch) => {
        const once = applied(copy(state), copy(patch)) ?? null;
        const twice = applied(copy(once), copy(patch)) ?? null;
        expect(equalJson(twice, once)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});
