import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { compileRules } from './compile-rules.ts';
import { rulesSchema } from './rules-schema.ts';

const problemsOf = (text: string): readonly string[] => {
  const compiled = compileRules(text);
  if (compiled.ok) return [];
  return compiled.problems.map(({ line, column, message }) => `${line}:${column} ${message}`);
};

const compiled = (text: string) => {
  const result = compileRules(text);
  if (!result.ok) throw new Error(problemsOf(text).join('\n'));
  return result.rules;
};

const rules = `category: order
store: orders
initial: { total: 0 }
on:
  OrderPlaced:
    set: { status: placed }
    add: { total: $.amount }
  LoggedIn: ignore
`;

describe('reading rules', () => {
  it('knows what they are for and which types they name', () => {
    expect(compiled(rules)).toMatchObject({
      category: 'order',
      store: 'orders',
      types: ['OrderPlaced', 'LoggedIn'],
      takesOthers: false,
    });
    expect(compiled('category: a\non: { "*": merge }')).toMatchObject({
      store: null,
      types: [],
      takesOthers: true,
    });
  });

  it('reads JSON as well, to the same rules', () => {
    const json = `{"$schema":"x","category":"order","store":"orders","initial":{"total":0},"on":{
      "OrderPlaced":{"set":{"status":"placed"},"add":{"total":"$.amount"}},"LoggedIn":"ignore"}}`;
    expect(compiled(json).canonical).toBe(compiled(rules).canonical);
  });

  it('takes rules with another order of operations for others', () => {
    const turned = 'category: a\non: { A: { unset: x, set: { x: 1 } } }';
    const written = 'category: a\non: { A: { set: { x: 1 }, unset: x } }';
    expect(compiled(turned).canonical).not.toBe(compiled(written).canonical);
  });

  it('say that an event may come twice only where they say so', () => {
    expect(compiled('category: a\non: {}').idempotent).toBe(false);
    expect(compiled('category: a\nidempotent: true\non: {}').idempotent).toBe(true);
  });

  it('has a published JSON schema that says the same', () => {
    const published: unknown = JSON.parse(
      readFileSync('public/backstory.rules.schema.json', 'utf8'),
    );
    expect(published).toEqual(z.toJSONSchema(rulesSchema, { io: 'input' }));
  });
});

const inRule = (lines: string): string => `category: order\non:\n  Placed:\n${lines}`;

describe('a fault in rules', () => {
  it.each([
    ['', ['1:1 Invalid input: expected object, received null']],
    ['category: [', ['1:12 Flow sequence in block collection must be sufficiently indented']],
    ['category: a\ncategory: b', ['2:1 Map keys must be unique']],
    ['category: a\non: { A: &x merge, B: *x }', ['2:20 Anchors and aliases']],
    ['category: a', ['1:1 Below "on" stands an entry for each event type.']],
    ['category: a\non: OrderPlaced', ['2:1 Below "on" stands an entry for each event type.']],
    ['category: a\non: {}\nextra: 1', ['1:1 Unrecognized key: "extra"']],
    ['category: a\non:\n  A: forget', ['3:3 Write merge, delete']],
    [inRule('    sett: { a: 1 }'), ['3:3 Unrecognized key: "sett"']],
    [inRule('    put: { lines: { value: $ } }'), ['4:12 Invalid input: expected string']],
    [inRule('    set: { "a..b": 1 }'), ['4:12 "a..b" is no path.']],
    [inRule('    set: { a: $.a..b }'), ['4:12 $.a..b: Expected a key']],
    [inRule('    set: { a: $amount }'), ['4:12 $amount points nowhere']],
    [inRule('    set: { a: { b: [$event.time] } }'), ['4:12 $event.time: an event has no "time"']],
    ['category: a\non: {}\ndescribe:\n  A: "{a}"', ['4:3 {a} points nowhere']],
    ['category: a\non: {}\ndescribe:\n  A: [a, "{"]', ['4:10 A "{" stands alone']],
    ['category: a\non: {}\ndescribe:\n  A: {after.a}', ['4:3 Write a sentence in quotes']],
    [inRule('    unset: [a, "b["]'), ['4:16 "b[" is no path.']],
    [inRule('    - set: { a: 1 }\n    - add: { "b[": 1 }'), ['5:14 "b[" is no path.']],
  ])('%j is told at its place', (text, expected) => {
    const found = problemsOf(text);
    expect(found).toHaveLength(expected.length);
    for (const [index, start] of expected.entries()) expect(found[index]).toContain(start);
  });

  it('does not hide the others', () => {
    const text = inRule('    set: { "a[": 1, b: $x }\n  Paid:\n    add: { c: $y }');
    expect(problemsOf(text).map((each) => each.slice(0, 4))).toEqual(['4:12', '4:21', '6:12']);
  });
});
