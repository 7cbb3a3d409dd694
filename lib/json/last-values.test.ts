import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryJson } from './arbitrary-json.ts';
import { lastValues } from './last-values.ts';
import { parseJson } from './parse-json.ts';
import { printJson } from './print-json.ts';
import type { JsonValue } from './value.ts';

function parsed(text: string): JsonValue {
  const result = parseJson(text);
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
}

describe('the last values of repeated keys', () => {
  it.each([
    ['{"a":1,"a":2}', '{"a":2}'],
    ['{"a":1,"b":2,"a":3}', '{"a":3,"b":2}'],
    ['[{"a":{"b":1,"b":{"c":1,"c":2}}}]', '[{"a":{"b":{"c":2}}}]'],
    ['{"a":{"b":1},"a":{}}', '{"a":{}}'],
    ['[1.10,-0,1e400]', '[1.10,-0,1e400]'],
    ['"\\ud800"', '"\\ud800"'],
  ])('of %s are %s', (text, left) => {
    expect(printJson(lastValues(parsed(text)))).toBe(left);
  });

  it('are what a parser that drops the others reads', () => {
    fc.assert(
      fc.property(arbitraryJson({ shadowed: true }), (value) => {
        const left: unknown = JSON.parse(printJson(lastValues(value)));
        expect(left).toStrictEqual(JSON.parse(printJson(value)));
      }),
      { numRuns: 200 },
    );
  });

  it('leave no key twice', () => {
    fc.assert(
      fc.property(arbitraryJson({ shadowed: true }), (value) => {
        const again = parseJson(printJson(lastValues(value)));
        expect(again.ok && again.duplicates).toBe(false);
      }),
      { numRuns: 200 },
    );
  });
});
