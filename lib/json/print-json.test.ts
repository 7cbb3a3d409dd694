import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseJson } from './parse-json.ts';
import { printJson } from './print-json.ts';
import { JsonObject } from './value.ts';

function reprint(text: string, indent = 0): string {
  const result = parseJson(text);
  return result.ok ? printJson(result.value, { indent }) : 'refused';
}

describe('printing JSON', () => {
  it('writes numbers and keys as they stood', () => {
    const text = '{"b":1.10,"a":[1e400,-0,9007199254740993],"10":null,"2":"\\ud800"}';
    expect(reprint(text)).toBe(text);
  });

  it('indents like the platform does', () => {
    const text = '{"a":[1,{"b":[]}],"c":{}}';
    expect(reprint(text, 2)).toBe(JSON.stringify(JSON.parse(text), null, 2));
  });

  it('indents repeated keys on their own lines', () => {
    expect(reprint('{"a":1,"a":2}', 1)).toBe('{\n "a": 1,\n "a": 2\n}');
  });

  it('agrees with the platform on values that lose nothing there', () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), fc.nat(4), (value, indent) => {
        const text = JSON.stringify(value);
        fc.pre(!text.includes('-0'));
        expect(reprint(text, indent)).toBe(JSON.stringify(value, null, indent));
      }),
    );
  });

  it('prints an empty object and an empty array', () => {
    expect(printJson(new JsonObject(new Map()))).toBe('{}');
    expect(printJson([])).toBe('[]');
  });
});
