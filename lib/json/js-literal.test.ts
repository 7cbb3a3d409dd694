import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { jsLiteral } from './js-literal.ts';
import { parseJson } from './parse-json.ts';

const literalOf = (json: string): string => {
  const parsed = parseJson(json);
  if (!parsed.ok) throw new Error(parsed.problem.message);
  return jsLiteral(parsed.value);
};

/** What the literals are when run. */
async function run(codes: readonly string[]): Promise<readonly unknown[]> {
  const module = `export default [${codes.join(',')}]`;
  const loaded: unknown = await import(`data:text/javascript,${encodeURIComponent(module)}`);
  return z.object({ default: z.array(z.unknown()) }).parse(loaded).default;
}

describe('a JSON value as a literal', () => {
  it('is the same value when it is run', async () => {
    const samples = fc.sample(fc.json(), 300);
    const values = await run(samples.map(literalOf));
    expect(values.map((value) => JSON.stringify(value))).toEqual(
      samples.map((json) => JSON.stringify(JSON.parse(json))),
    );
  });

  it('keeps whole numbers of any length', () => {
    expect(literalOf('[9007199254740993, -9007199254740993, 5, 1e3]')).toBe(
      '[9007199254740993n, -9007199254740993n, 5, 1e3]',
    );
  });

  it('takes __proto__ for a key', async () => {
    const [value] = await run([literalOf('{"__proto__":1}')]);
    expect(JSON.stringify(value)).toBe('{"__proto__":1}');
  });

  it('quotes what would end a line or be no name', () => {
    expect(literalOf('{"a b":"\\u2028"}')).toBe('{ "a b": "\\u2028" }');
  });
});
