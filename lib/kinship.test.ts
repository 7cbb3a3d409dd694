import { expect, it, vi } from 'vitest';
import { AppError } from './errors.ts';
import { ReducerFailure } from './fold/reducer.ts';
import { isObject } from './json/kinds.ts';
import { printJson } from './json/print-json.ts';
import { ExactNumber, JsonObject } from './json/value.ts';

/** The same files, loaded once more, as a bundle with several entries may do. */
async function copies() {
  vi.resetModules();
  const [errors, reducer, value, parser] = await Promise.all([
    import('./errors.ts'),
    import('./fold/reducer.ts'),
    import('./json/value.ts'),
    import('./json/parse-json.ts'),
  ]);
  return { ...errors, ...reducer, ...value, ...parser };
}

it('knows values that another copy of the same file made', async () => {
  const other = await copies();
  expect(other.JsonObject).not.toBe(JsonObject);
  expect(new other.JsonObject(new Map())).toBeInstanceOf(JsonObject);
  expect(new other.ExactNumber('1.10')).toBeInstanceOf(ExactNumber);
  expect(new other.AppError('not_found', 'There is no such stream.')).toBeInstanceOf(AppError);
  expect(new other.ReducerFailure('It threw.', null)).toBeInstanceOf(ReducerFailure);
});

it('does not take one kind for another', () => {
  const values = [null, undefined, 'text', {}, new Map(), new Error('x'), [1]];
  for (const kind of [JsonObject, ExactNumber, AppError, ReducerFailure]) {
    expect(values.filter((value) => value instanceof kind)).toEqual([]);
  }
  expect(new ExactNumber('1.10')).not.toBeInstanceOf(JsonObject);
  expect(new AppError('internal', 'x')).not.toBeInstanceOf(ReducerFailure);
});

it('prints and asks after what another copy parsed', async () => {
  const text = '{"total":1.10,"open":{"since":1}}';
  const parsed = (await copies()).parseJson(text);
  if (!parsed.ok) expect.fail('not read');
  expect(isObject(parsed.value)).toBe(true);
  expect(printJson(parsed.value)).toBe(text);
});
