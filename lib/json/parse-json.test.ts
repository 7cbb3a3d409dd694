import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryJson } from './arbitrary-json.ts';
import { equalJson } from './equal-json.ts';
import { parseJson, type JsonProblem } from './parse-json.ts';
import { printJson } from './print-json.ts';
import { ExactNumber, JsonObject, type JsonValue } from './value.ts';

function parsed(text: string): JsonValue {
  const result = parseJson(text);
  if (!result.ok) throw new Error(`${text}: ${result.problem.message}`);
  return result.value;
}

function problem(text: string): JsonProblem {
  const result = parseJson(text);
  if (result.ok) throw new Error(`accepted: ${text}`);
  return result.problem;
}

const accepted = [
  ...['[]', '{}', 'null', 'true', 'false', '0', '-0', '""', ' [ ] ', '\t{\n}\r', '[[[[]]]]'],
  ...['-1', '1.5', '-0.0', '1e5', '1E+2', '1e-2', '0e1', '20e1', '123.456e78', '[1,2]', '1e400'],
  ...['"\\u0041"', '"\\n\\t\\b\\f\\r\\/\\\\\\""', '"\\ud83d\\ude00"', '"\\ud800"', '"\\u0000"'],
  ...['"é"', '"\u2028"', '"\u007f"', '"😀"', '{"":0}', '{"a":{"b":[true,null]}}', '{"a" : 1}'],
  ...['999999999999999', '9999999999999999', '-999999999999999999999', '0.1000000000000000055'],
];

const refused = [
  ...[
    '',
    ' ',
    '[',
    ']',
    '{',
    '}',
    '[1,]',
    '[,1]',
    '[1 2]',
    '[1,,2]',
    '{"a":1,}',
    '{a:1}',
    "{'a':1}",
  ],
  ...['{"a"}', '{"a":}', '{"a" 1}', '{"a":1 "b":2}', '{1:1}', '{"a":1,,"b":2}', '[1}', '{"a":1]'],
  ...[
    '01',
    '-01',
    '+1',
    '.5',
    '1.',
    '1.e5',
    '1e',
    '1e+',
    '-',
    '--1',
    '0x1',
    '1_000',
    '1 000',
    '00',
  ],
  ...['NaN', 'Infinity', '-Infinity', 'nul', 'True', 'undefined', 'nullx', 'truefalse', '1a'],
  ...[
    '"',
    '"a',
    '"\\x41"',
    '"\\u12"',
    '"\\u12g4"',
    '"\\',
    '"\\"',
    '"\n"',
    '"\t"',
    '"\u0000"',
    "'a'",
  ],
  ...['\ufeff1', '[1]x', '1 2', '// c\n1', '/**/1', '\u00a01', '\f1', '["a\u001fb"]', '{"a":1}}'],
];

describe('parsing JSON', () => {
  it.each(accepted)('accepts %j and agrees with the native parser on its content', (text) => {
    expect(nativeOf(parsed(text))).toStrictEqual(JSON.parse(text));
  });

  it.each(refused)('refuses %j as the native parser does', (text) => {
    expect(() => {
      JSON.parse(text);
    }).toThrow();
    expect(problem(text).code).toBe('invalid_json');
  });

  it('agrees with the native parser on any damaged text', () => {
    fc.assert(
      fc.property(arbitraryJson({ shadowed: false }), fc.nat(), fc.string(), (value, at, dirt) => {
        const text = printJson(value);
        const cut = at % (text.length + 1);
        const damaged = text.slice(0, cut) + dirt + text.slice(cut + 1);
        expect(parseJson(damaged).ok).toBe(nativeAccepts(damaged));
      }),
      { numRuns: 500 },
    );
  });

  it('says what was expected and where', () => {
    expect(problem('{\n  "a": 1,\n  "b": nope\n}')).toStrictEqual({
      code: 'invalid_json',
      message: 'Expected a value, found "n".',
      offset: 19,
      line: 3,
      column: 8,
    });
    expect(problem('{"a": 1').message).toBe('Expected "," or "}", the text ends.');
    expect(problem('\ufeff{}').message).toBe('Expected a value, found U+FEFF.');
  });

  it('keeps every digit that a double would lose', () => {
    const texts = ['9007199254740993', '-0', '1e400', '1.10', '0.1000000000000000055', '1E2'];
    for (const text of texts) expect(parsed(text)).toStrictEqual(new ExactNumber(text));
    for (const number of [0, 1, -1, 1.5, 1e21, 123456789012345]) {
      expect(parsed(String(number))).toBe(number);
    }
  });

  it('keeps keys that mean something to JavaScript as plain keys', () => {
    const value = parsed('{"__proto__":{"admin":true},"10":1,"2":2,"toString":null}');
    if (!(value instanceof JsonObject)) throw new Error('not an object');
    expect([...value.entries.keys()]).toStrictEqual(['__proto__', '10', '2', 'toString']);
    expect(Object.hasOwn(Object.prototype, 'admin')).toBe(false);
  });

  it('keeps all values of a repeated key and says so', () => {
    const result = parseJson('[{"a":1,"b":2,"a":3,"a":4},{"c":5}]');
    expect(result).toMatchObject({ ok: true, duplicates: true });
    expect(result.ok && printJson(result.value)).toBe('[{"a":1,"a":3,"a":4,"b":2},{"c":5}]');
    expect(parseJson('{"a":1}')).toMatchObject({ ok: true, duplicates: false });
    expect(problem('{"a":1,"a":2').code).toBe('invalid_json');
  });

  it('takes 256 levels apart and leaves deeper text alone, however deep', () => {
    const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);
    expect(parseJson(nested(256)).ok).toBe(true);
    expect(problem(nested(257))).toMatchObject({ code: 'too_deep', offset: 256 });
    expect(problem(nested(100_000)).code).toBe('too_deep');
    expect(problem('{"a":'.repeat(100_000)).code).toBe('too_deep');
  });

  it('gives back any printed value, repeated keys and lone surrogates included', () => {
    fc.assert(
      fc.property(
        arbitraryJson({ shadowed: true }),
        fc.constantFrom(0, 1, 2, 4),
        (value, indent) => {
          const text = printJson(value, { indent });
          expect(text).not.toMatch(/[\ud800-\udfff]/u);
          const again = parsed(text);
          expect(printJson(again)).toBe(printJson(value));
          expect(equalJson(again, parsed(printJson(value)))).toBe(true);
        },
      ),
      { numRuns: 1000 },
    );
  });
});

function nativeAccepts(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function nativeOf(value: JsonValue): unknown {
  if (value instanceof ExactNumber) return Number(value.text);
  if (value instanceof JsonObject) {
    return Object.fromEntries([...value.entries].map(([key, item]) => [key, nativeOf(item)]));
  }
  return Array.isArray(value) ? value.map(nativeOf) : value;
}
