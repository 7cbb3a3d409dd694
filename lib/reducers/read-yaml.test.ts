import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryJson } from '@/lib/json/arbitrary-json.ts';
import { printJson } from '@/lib/json/print-json.ts';
import { readYaml, type ReadYaml, type YamlProblem } from './read-yaml.ts';

function read(text: string): ReadYaml {
  const result = readYaml(text);
  if (!result.ok) throw new Error(result.problems.map(({ message }) => message).join('\n'));
  return result.yaml;
}

const valueOf = (text: string): string => printJson(read(text).value);

function problemOf(text: string): YamlProblem | undefined {
  const result = readYaml(text);
  return result.ok ? undefined : result.problems[0];
}

const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);

describe('reading YAML', () => {
  it.each([
    ['', 'null'],
    ['# only a remark', 'null'],
    ['~', 'null'],
    ['a:', '{"a":null}'],
    ['a: {b: [1, "2", true, null]}', '{"a":{"b":[1,"2",true,null]}}'],
    ['- 1\n-\n- - 2', '[1,null,[2]]'],
    ['a: yes', '{"a":"yes"}'],
    ['a: 2026-01-01', '{"a":"2026-01-01"}'],
    ['a: 12:30', '{"a":"12:30"}'],
    ["a: ''", '{"a":""}'],
    ['a: "\\u00e9\\n"', '{"a":"é\\n"}'],
    ['a: |\n  x\n  y\n', '{"a":"x\\ny\\n"}'],
    ['a: >-\n  x\n  y\n', '{"a":"x y"}'],
    ['"a\\tb": 1', '{"a\\tb":1}'],
    ['__proto__: {toString: 1}', '{"__proto__":{"toString":1}}'],
    ['1: a', '{"1":"a"}'],
    ['1.10: a', '{"1.10":"a"}'],
    ['null: a', '{"null":"a"}'],
    ['<<: {a: 1}', '{"<<":{"a":1}}'],
  ])('%j is %s', (text, value) => {
    expect(valueOf(text)).toBe(value);
  });

  it.each([
    ['1.10', '1.10'],
    ['-0', '-0'],
    ['1e400', '1e400'],
    ['9007199254740993', '9007199254740993'],
    ['+9007199254740993', '9007199254740993'],
    ['-09007199254740993', '-9007199254740993'],
    ['+1.10', '1.10'],
    ['007', '7'],
    ['0xFF', '255'],
    ['0xFFFFFFFFFFFFFFFF', '18446744073709551615'],
    ['0o777777777777777777777', '9223372036854775807'],
    ['.5', '0.5'],
  ])('keeps every digit of %s', (text, value) => {
    expect(valueOf(`a: ${text}`)).toBe(`{"a":${value}}`);
  });

  it('reads JSON as JSON', () => {
    const text = arbitraryJson({ shadowed: false }).map((value) => printJson(value));
    fc.assert(
      fc.property(text, (json) => {
        expect(valueOf(json)).toBe(json);
      }),
      { numRuns: 200 },
    );
  });

  it.each([
    ['a: .nan', 'This is no text, number, true, false or null.', ['a'], 1],
    ['b: 1\na: -.inf', 'This is no text, number, true, false or null.', ['a'], 2],
    ['a: &x 1\nb: *x', 'Anchors and aliases are not read here: write it out.', ['b'], 2],
    ['a:\n  ? [1]\n  : 2', 'A key is no text.', ['a'], 1],
    ['a: !!binary aGk=', 'This is no text, number, true, false or null.', ['a'], 1],
    ['a: 1\n1: b\n"1": c', 'The key "1" is here twice.', ['1'], 2],
    ['true: b\n"true": c', 'The key "true" is here twice.', ['true'], 1],
  ])('%j is refused: %s', (text, ...expected) => {
    const problem = problemOf(text);
    expect([problem?.message, problem?.path, problem?.line]).toStrictEqual(expected);
  });

  it.each([
    ['a: 1\na: 2', 2, 1],
    ['a: "x', 1, 6],
    ['a: b: c', 1, 4],
    ['a: !own 1', 1, 4],
  ])('%j is refused where it goes wrong', (text, line, column) => {
    expect(problemOf(text)).toMatchObject({ path: [], line, column });
  });

  it('takes 64 levels apart and refuses more', () => {
    expect(valueOf(nested(64))).toBe(nested(64));
    expect(problemOf(nested(66))?.message).toBe('This is nested too deep.');
  });

  it.each([
    [['b', 1, 'c'], 3, 7],
    [['b', 1, 'nothing', 'there'], 3, 5],
    [['b'], 2, 1],
    [['b', 9], 2, 1],
    [[], 1, 1],
  ])('puts a problem at the deepest part of %j that is there', (path, line, column) => {
    const { problemAt } = read('a: 1\nb: [x,\n    { c: 1 }]');
    expect(problemAt(path, 'No.')).toStrictEqual({ message: 'No.', path, line, column });
  });
});
