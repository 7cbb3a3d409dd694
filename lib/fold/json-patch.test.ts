import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryJson } from '@/lib/json/arbitrary-json.ts';
import { equalJson } from '@/lib/json/equal-json.ts';
import { isArray, isObject } from '@/lib/json/kinds.ts';
import { parseJson } from '@/lib/json/parse-json.ts';
import { printJson } from '@/lib/json/print-json.ts';
import { JsonObject, type JsonValue } from '@/lib/json/value.ts';
import { diff } from './diff.ts';
import { jsonPatch, pointer } from './json-patch.ts';

function parsed(text: string): JsonValue {
  const result = parseJson(text);
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
}

const patchOf = (before: string, after: string): string =>
  jsonPatch(diff(parsed(before), parsed(after)));

const plain = arbitraryJson({ shadowed: false });

/** RFC 6902 by the letter, apart from the product's own way of applying changes. */
function patched(value: JsonValue, patch: JsonValue): JsonValue {
  if (!isArray(patch)) throw new Error('no list');
  return patch.reduce<JsonValue>((now, operation) => {
    if (!isObject(operation)) throw new Error('no operation');
    const path = operation.entries.get('path');
    const steps = typeof path === 'string' && path !== '' ? path.slice(1).split('/') : [];
    return step(
      now,
      steps.map((each) => each.replaceAll('~1', '/').replaceAll('~0', '~')),
      operation,
    );
  }, value);
}

function step(value: JsonValue, steps: readonly string[], operation: JsonObject): JsonValue {
  const [key, ...rest] = steps;
  const op = operation.entries.get('op');
  const given = operation.entries.get('value') ?? null;
  if (key === undefined) return given;
  if (isArray(value)) {
    const items = [...value];
    const at = Number(key);
    if (rest.length > 0) items[at] = step(items[at] ?? null, rest, operation);
    else if (op === 'add') items.splice(at, 0, given);
    else if (op === 'remove') items.splice(at, 1);
    else items[at] = given;
    return items;
  }
  if (!isObject(value)) throw new Error('no way');
  const entries = new Map(value.entries);
  if (rest.length > 0) entries.set(key, step(entries.get(key) ?? null, rest, operation));
  else if (op === 'remove') entries.delete(key);
  else entries.set(key, given);
  return new JsonObject(entries);
}

describe('a JSON Patch', () => {
  it('names each change by operation, pointer and value', () => {
    expect(patchOf('{"a":1,"b":2}', '{"a":3,"c":4}')).toBe(
      '[{"op":"replace","path":"/a","value":3},{"op":"remove","path":"/b"},{"op":"add","path":"/c","value":4}]',
    );
  });

  it('escapes what a pointer cannot hold as it is', () => {
    expect(pointer(['a/b', '~', 0])).toBe('/a~1b/~0/0');
  });

  it('keeps every digit', () => {
    expect(patchOf('{"n":9007199254740993}', '{"n":9007199254740994}')).toContain(
      '"value":9007199254740994',
    );
  });

  it('is empty where nothing differs', () => {
    expect(patchOf('{"a":[1]}', '{"a":[1]}')).toBe('[]');
  });

  it('leads from the one value to the other', () => {
    fc.assert(
      fc.property(plain, plain, (before, after) => {
        const [from, to] = [parsed(printJson(before)), parsed(printJson(after))];
        expect(equalJson(patched(from, parsed(jsonPatch(diff(from, to)))), to)).toBe(true);
      }),
    );
  });
});
