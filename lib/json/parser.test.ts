import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryJson } from './arbitrary-json.ts';
import { equalJson } from './equal-json.ts';
import { JsonFault } from './json-fault.ts';
import { JsonParser, maximumDepth, repeatedKey } from './parser.ts';
import { printJson } from './print-json.ts';
import { ExactNumber, JsonObject, type JsonValue } from './value.ts';

const quick = (text: string): JsonValue => new JsonParser(text, false).document();
const careful = (text: string): JsonValue => new JsonParser(text, true).document();

function faultOf(text: string): JsonFault {
  try {
    quick(text);
  } catch (error) {
    if (error instanceof JsonFault) return error;
    throw error;
  }
  throw new Error(`accepted: ${text}`);
}

function objectOf(text: string): JsonObject {
  const value = careful(text);
  if (!(value instanceof JsonObject)) throw new Error(`no object: ${text}`);
  return value;
}

describe('numbers', () => {
  it.each(['999999999999999', '-999999999999999', '9007199254740991', '1e+21', '5e-324', '0.1'])(
    'gives %s as a plain number',
    (text) => {
      expect(quick(text)).toBe(Number(text));
    },
  );

  it.each(['9007199254740993', '1e21', '1.0', '-0', '0e0', '1E5', '100000000000000000000000'])(
    'keeps the text of %s, which a plain number would print otherwise',
    (text) => {
      expect(quick(text)).toStrictEqual(new ExactNumber(text));
    },
  );

  it('prints every token back as it was written', () => {
    const token = fc.stringMatching(/^-?(0|[1-9]\d{0,24})(\.\d{1,24})?([eE][+-]?\d{1,3})?$/);
    fc.assert(
      fc.property(token, (text) => {
        expect(printJson(quick(text))).toBe(text);
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ['00', 1],
    ['-00', 2],
    ['01.5', 1],
    ['0000000000000000001', 1],
    ['[1,02]', 4],
  ])('refuses the leading zero of %s where the next digit stands', (text, offset) => {
    const { message, offset: at } = faultOf(text);
    expect([message, at]).toStrictEqual([
      `Expected no leading zero, found "${text.charAt(offset)}".`,
      offset,
    ]);
  });

  it.each(['-', '-a', '[-]', '-.5', '-e1'])(
    'points to the sign of %s, which has no digits',
    (text) => {
      expect(faultOf(text)).toMatchObject({
        message: 'Expected a number, found "-".',
        offset: text.indexOf('-'),
      });
    },
  );

  it.each([
    ['1.', 1],
    ['1.e5', 1],
    ['1e', 1],
    ['1e+', 1],
    ['1.5.5', 3],
    ['1a', 1],
  ])('points behind the last whole number of %s', (text, offset) => {
    expect(faultOf(text).offset).toBe(offset);
  });
});

describe('strings', () => {
  it.each([
    [String.raw`"\u0041\u00e9\u20AC"`, 'Aé€'],
    [String.raw`"\ud83d\ude00"`, '😀'],
    [String.raw`"\ude00\ud83d"`, '\ude00\ud83d'],
    [String.raw`"\\"`, '\\'],
    [String.raw`"\\\""`, '\\"'],
    [String.raw`"\/\b\f\n\r\t"`, '/\b\f\n\r\t'],
    ['"\u007f\u0080\u2028\u2029\ufeff"', '\u007f\u0080\u2028\u2029\ufeff'],
    ['"\ud800"', '\ud800'],
  ])('reads %s', (text, value) => {
    expect(quick(text)).toBe(value);
  });

  it.each([
    ['"', 1, 'Expected a closing quote, the text ends.'],
    ['"ab', 3, 'Expected a closing quote, the text ends.'],
    ['"a\nb"', 2, 'Expected a closing quote, found U+000A.'],
    ['"a\u0000"', 2, 'Expected a closing quote, found U+0000.'],
    ['"\\n\u001f"', 3, 'Expected a closing quote, found U+001F.'],
    ['"\\', 2, 'Expected an escape, the text ends.'],
    ['"\\x41"', 2, 'Expected an escape, found "x".'],
    ['"ab\\u12"', 4, 'Expected an escape, found "u".'],
    ['"\\U0041"', 2, 'Expected an escape, found "U".'],
    ['"\\😀"', 2, 'Expected an escape, found U+1F600.'],
  ])('refuses %j at %i', (text, offset, message) => {
    const fault = faultOf(text);
    expect([fault.code, fault.offset, fault.message]).toStrictEqual([
      'invalid_json',
      offset,
      message,
    ]);
  });

  it('reads a string the same way whether or not another string of the text has an escape', () => {
    const unescaped = fc.string({ unit: 'grapheme' }).filter((text) => !/["\\\p{Cc}]/u.test(text));
    fc.assert(
      fc.property(unescaped, (content) => {
        expect(quick(`["${content}","\\n"]`)).toStrictEqual([content, '\n']);
        expect(quick(`["${content}","n"]`)).toStrictEqual([content, 'n']);
      }),
      { numRuns: 200 },
    );
  });
});

describe('keys', () => {
  it('tells keys apart whose remembered places collide', () => {
    // Both have the same length and the same rolling hash: 31 * 65 + 97 = 31 * 66 + 66.
    const value = objectOf('{"Aa":1,"BB":2,"AaBB":3,"BBAa":4,"AaAa":5}');
    expect([...value.entries]).toStrictEqual([
      ['Aa', 1],
      ['BB', 2],
      ['AaBB', 3],
      ['BBAa', 4],
      ['AaAa', 5],
    ]);
  });

  it('reads a key the same way the first time and ever after', () => {
    const key = fc.string({ unit: 'binary', maxLength: 70 });
    fc.assert(
      fc.property(fc.array(key, { maxLength: 6 }), (keys) => {
        const text = `[${keys.map((each) => `{${JSON.stringify(each)}:0}`).join(',')}]`;
        const expected = keys.map((each) => new JsonObject(new Map([[each, 0]])));
        expect(quick(text)).toStrictEqual(expected);
        expect(quick(text)).toStrictEqual(expected);
      }),
      { numRuns: 200 },
    );
  });

  it('takes an escaped key and the same key written plainly for one', () => {
    const { entries, shadowed } = objectOf(String.raw`{"a":1,"\u0061":2}`);
    expect([[...entries], shadowed]).toStrictEqual([[['a', 2]], [['a', 1]]]);
  });

  it('stops the quick run at a repeated key, however deep, before a later fault', () => {
    expect(() => quick('[{"a":{"b":1,"b":2}},nonsense')).toThrow(repeatedKey);
  });

  it('stops the quick run at a fault that stands before the repetition is complete', () => {
    expect(faultOf('{"a":1,"a":nope}').offset).toBe(11);
  });

  it('keeps earlier values in the order in which they were overwritten', () => {
    const { entries, shadowed } = objectOf('{"a":1,"b":2,"b":3,"a":4,"a":null,"c":5}');
    expect([...entries]).toStrictEqual([
      ['a', null],
      ['b', 3],
      ['c', 5],
    ]);
    expect(shadowed).toStrictEqual([
      ['b', 2],
      ['a', 1],
      ['a', 4],
    ]);
  });

  it('says of a careful run whether a key was repeated', () => {
    const duplicates = (text: string): boolean => {
      const parser = new JsonParser(text, true);
      parser.document();
      return parser.duplicates;
    };
    expect(duplicates('{"a":null,"a":null}')).toBe(true);
    expect(duplicates('[{"a":1},{"a":1},{"A":1}]')).toBe(false);
  });
});

describe('both runs', () => {
  it('agree on every value without repeated keys', () => {
    fc.assert(
      fc.property(arbitraryJson({ shadowed: false }), (value) => {
        const text = printJson(value);
        expect(equalJson(quick(text), careful(text))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('leave their input as it is when spaces are put between all its parts', () => {
    fc.assert(
      fc.property(arbitraryJson({ shadowed: true }), (value) => {
        const spaced = printJson(value, { indent: 3 }).replaceAll('\n', '\r\n\t');
        expect(printJson(careful(` ${spaced}\n`))).toBe(printJson(value));
      }),
      { numRuns: 200 },
    );
  });
});

describe('structure', () => {
  it.each([
    ['', 0, 'Expected a value, the text ends.'],
    [' \n', 2, 'Expected a value, the text ends.'],
    ['[1', 2, 'Expected "," or "]", the text ends.'],
    ['[1}', 2, 'Expected "," or "]", found "}".'],
    ['[1,]', 3, 'Expected a value, found "]".'],
    ['{"a":1,}', 7, 'Expected a key in quotes, found "}".'],
    ['{a:1}', 1, 'Expected a key in quotes, found "a".'],
    ['{"a" 1}', 5, 'Expected ":", found "1".'],
    ['{"a":}', 5, 'Expected a value, found "}".'],
    ['{"a":1 "b"', 7, 'Expected "," or "}", found """.'],
    ['true false', 5, 'Expected the end of the text, found "f".'],
    ['nulll', 4, 'Expected the end of the text, found "l".'],
    ['\u00a01', 0, 'Expected a value, found U+00A0.'],
  ])('refuses %j at %i', (text, offset, message) => {
    const fault = faultOf(text);
    expect([fault.offset, fault.message]).toStrictEqual([offset, message]);
  });

  it('counts arrays and objects alike towards the depth, and not what stands beside', () => {
    const mixed = (depth: number): string =>
      '[{"k":'.repeat(depth / 2) + '0' + '}]'.repeat(depth / 2);
    expect(printJson(quick(mixed(maximumDepth)))).toBe(mixed(maximumDepth));
    expect(printJson(quick(`[${mixed(maximumDepth - 2)},${mixed(2)}]`))).toContain('}],[{');
    const fault = faultOf(mixed(maximumDepth + 2));
    expect([fault.code, fault.offset]).toStrictEqual(['too_deep', 6 * (maximumDepth / 2)]);
  });
});
