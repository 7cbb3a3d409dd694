import { describe, expect, it } from 'vitest';
import { sampleEvent } from '@/lib/events/sample-event.ts';
import { Fold } from '@/lib/fold/fold.ts';
import { reducerSource } from '@/lib/fold/fidelity.ts';
import { printJson } from '@/lib/json/print-json.ts';
import { compileRules } from './compile-rules.ts';

const source = reducerSource('rules', 'a'.repeat(64));

/** Folds events of the types A, B, C, … with the given data. */
function folded(rules: string, ...data: readonly string[]) {
  const compiled = compileRules(`category: account\n${rules}`);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
  const fold = new Fold(compiled.rules.reducer(source), { track: true });
  for (const [index, json] of data.entries()) {
    const type = String.fromCharCode(65 + index);
    fold.take(
      sampleEvent(index + 1, { type, json, metadata: { kind: 'json', text: '{"user":"ann"}' } }),
    );
  }
  const state = fold.state === undefined ? null : printJson(fold.state);
  return { state, stopped: fold.facts.stopped?.reason ?? null, fold };
}

describe('a rule', () => {
  it.each([
    [
      'on: { A: { set: { a: $.x, b: fixed, c: 1.10 } } }',
      ['{"x":1.20}'],
      '{"a":1.20,"b":"fixed","c":1.10}',
    ],
    ['on: { A: { set: { a.b.c: $.x } } }', ['{"x":1}'], '{"a":{"b":{"c":1}}}'],
    ['on: { A: { set: { a: [$.x, $.y?, { z: $.x }] } } }', ['{"x":1}'], '{"a":[1,{"z":1}]}'],
    ['on: { A: { set: { a: $.x?, b: 1 } } }', ['{}'], '{"b":1}'],
    ['on: { A: { set: { a: $$x } } }', ['{}'], '{"a":"$x"}'],
    ['on: { A: { set: { a: $event.version, b: $event.type } } }', ['{}'], '{"a":1,"b":"A"}'],
    ['on: { A: { set: { a: $metadata.user } } }', ['{}'], '{"a":"ann"}'],
    ['on: { A: { set: { a: 1, b: $state.a } } }', ['{}'], '{"a":1,"b":1}'],
    ['on: { A: { set: { "stock[$.sku]": 3 } } }', ['{"sku":"a.b"}'], '{"stock":{"a.b":3}}'],
    ['on: { A: { merge: $ } }', ['{"a":{"b":1},"c":null}'], '{"a":{"b":1}}'],
    ['on: { A: merge, B: merge }', ['{"a":{"b":1,"c":2}}', '{"a":{"b":null}}'], '{"a":{"c":2}}'],
    ['on: { A: { merge: { mfa: $ } } }', ['{"on":true}'], '{"mfa":{"on":true}}'],
    [
      'on: { A: { add: { n: $.x } }, B: { subtract: { n: $.x } } }',
      ['{"x":0.3}', '{"x":0.1}'],
      '{"n":0.2}',
    ],
    ['on: { "*": { add: { n: 1 } } }', ['{}', '{}', '{}'], '{"n":3}'],
    ['on: { "*": { append: { l: $.x } } }', ['{"x":1}', '{"x":[2]}'], '{"l":[1,[2]]}'],
    [
      'on: { "*": { put: { l: { by: k, value: $ } } } }',
      ['{"k":1,"v":1}', '{"k":2}', '{"k":1,"v":2}'],
      '{"l":[{"k":1,"v":2},{"k":2}]}',
    ],
    [
      'on: { A: merge, B: { remove: { l: { where: { k: $.k } } } } }',
      ['{"l":[{"k":1},{"k":2},{"k":1}]}', '{"k":1}'],
      '{"l":[{"k":2}]}',
    ],
    [
      'on: { A: merge, B: { remove: { l: { value: $.k } } } }',
      ['{"l":["a","b"]}', '{"k":"a"}'],
      '{"l":["b"]}',
    ],
    ['on: { A: { remove: { l: { value: 1 } } } }', ['{}'], '{}'],
    [
      'on: { A: merge, B: { set: { "l[k#$.k].v": 9 } } }',
      ['{"l":[{"k":"x"},{"k":"y"}]}', '{"k":"y"}'],
      '{"l":[{"k":"x"},{"k":"y","v":9}]}',
    ],
    [
      'on: { A: merge, B: { unset: [a.b, "l[#2]", gone.away] } }',
      ['{"a":{"b":1,"c":2},"l":[{"id":1},{"id":2}]}', '{}'],
      '{"a":{"c":2},"l":[{"id":1}]}',
    ],
    ['on: { A: merge, B: delete, C: merge }', ['{"a":1}', '{}', '{"b":1}'], '{"b":1}'],
    ['initial: { n: 5 }\non: { A: { add: { n: 1 } } }', ['{}'], '{"n":6}'],
    ['initial: { n: 5 }\non: { B: ignore }', ['{}', '{}'], '{"n":5}'],
    ['on: { B: merge }', ['{"a":1}', '{"b":1}'], '{"b":1}'],
    ['on: { A: [{ set: { a: 1 } }, { set: { b: $state.a } }] }', ['{}'], '{"a":1,"b":1}'],
    ['on: { A: { set: { __proto__: $ } } }', ['{"admin":true}'], '{"__proto__":{"admin":true}}'],
  ])('%s', (rules, data, expected) => {
    expect(folded(rules, ...data)).toMatchObject({ state: expected, stopped: null });
  });

  it.each([
    ['on: { B: { set: { a: $.x } } }', '{}', '$.x is not in the event. (rule on.B.set.a)'],
    ['on: { B: { set: { a.b: 1 } } }', '{}', 'a is a number, so a.b cannot be there.'],
    ['on: { B: { add: { a: $.x } } }', '{"x":"1"}', 'What is added is a text, not a number.'],
    ['on: { B: { add: { t: 1 } } }', '{}', 't is a text, not a number.'],
    ['on: { B: { append: { t: 1 } } }', '{}', 't is a text, not a list.'],
    ['on: { B: { set: { "l[#9].v": 1 } } }', '{}', 'There is no l[#9].'],
    ['on: { B: { put: { l: { by: id, value: $ } } } }', '{}', 'What is put into l has no id.'],
    ['on: { B: { merge: $ } }', '[1]', 'What is merged into the state is a list, not an object.'],
    ['on: { B: { set: { "m[$.k]": 1 } } }', '{"k":{}}', 'only a text or a whole number'],
    ['on: { B: { add: { a: 1e999999 } } }', '{}', 'out of all measure'],
  ])('%s stops the fold at that event, which leaves no trace', (rules, json, reason) => {
    const first = '{"a":1,"t":"x","l":[{"id":1}]}';
    const withFirst = rules
      .replace('on: { ', 'on: { A: merge, ')
      .replace('B: {', 'B: { unset: l, ');
    const probe =
      reason.includes('l[#9]') || reason.includes('into l')
        ? rules.replace('on: { ', 'on: { A: merge, ')
        : withFirst;
    const { state, stopped, fold } = folded(probe, first, json, '{}');
    expect(stopped).toContain(reason);
    expect(state).toBe(first);
    expect(fold.facts).toMatchObject({ version: 2n, incompleteFrom: { version: 2n } });
  });

  it('changes nothing that another state still holds', () => {
    const { fold } = folded('on: { A: merge, B: { set: { a.b: 2 } } }', '{"a":{"b":1}}', '{}');
    expect(fold.changes.map(({ before, after }) => [before, after])).toEqual([[1, 2]]);
  });

  it('is told by the sentences of its type, whether it changes something or not', () => {
    const { fold } = folded('on: { A: merge }\ndescribe: { A: "a is {after.a}", B: [b, "b, b"] }');
    const { sentences } = fold.reducer;
    const textOf = (type: string) => sentences?.(sampleEvent(1, { type }));
    expect(textOf('A')).toEqual([
      [
        { kind: 'text', text: 'a is ' },
        { kind: 'value', of: 'after', path: ['a'] },
      ],
    ]);
    expect(textOf('B')).toHaveLength(2);
    expect(textOf('C')).toEqual([]);
  });

  it('is labelled as rules, with its hash', () => {
    expect(folded('on: { A: merge }').fold.reducer.fidelity).toEqual({ kind: 'rules', source });
  });
});
