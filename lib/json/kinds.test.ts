import { describe, expect, it } from 'vitest';
import { isArray, isNumber, isObject, isScalar, kindOf, type JsonKind } from './kinds.ts';
import { ExactNumber, JsonObject, type JsonValue } from './value.ts';

const values: readonly (readonly [string, JsonValue, JsonKind])[] = [
  ['null', null, 'null'],
  ['false', false, 'boolean'],
  ['an empty text', '', 'string'],
  ['a text of digits', '1', 'string'],
  ['zero', 0, 'number'],
  ['a number kept as text', new ExactNumber('1e400'), 'number'],
  ['an empty array', [], 'array'],
  ['an array of objects', [new JsonObject(new Map())], 'array'],
  ['an empty object', new JsonObject(new Map()), 'object'],
];

describe('the kind of a JSON value', () => {
  it.each(values)('%s', (_, value, kind) => {
    expect(kindOf(value)).toBe(kind);
  });

  it.each(values)('%s is told from the others by its own test only', (_, value, kind) => {
    expect([isObject(value), isArray(value), isNumber(value)]).toStrictEqual([
      kind === 'object',
      kind === 'array',
      kind === 'number',
    ]);
  });

  it.each(values)('%s is a scalar unless it has parts', (_, value, kind) => {
    expect(isScalar(value)).toBe(kind !== 'object' && kind !== 'array');
  });

  it('takes a value that is not there for none of them', () => {
    expect([isObject(undefined), isArray(undefined), isNumber(undefined)]).toStrictEqual([
      false,
      false,
      false,
    ]);
  });
});
