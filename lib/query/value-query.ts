import { isObject, isArray } from '@/lib/json/kinds.ts';
import type { Path } from '@/lib/json/path.ts';
import { printJson } from '@/lib/json/print-json.ts';
import type { JsonValue } from '@/lib/json/value.ts';
import { printQuery } from './print.ts';
import { emptyQuery, type FieldPath, type Value } from './syntax.ts';

/** Longer texts are documents rather than values, and no address holds them. */
const longestText = 500;

/**
 * The query for every event after which a state has this value at this path, in whatever stream. An
 * element that has only a place stands for any element. Null where a query cannot name the value: an
 * object, an array, the whole state, or a very long text.
 */
export function valueQuery(path: Path, value: JsonValue): string | null {
  const exact = exactly(value);
  if (exact === null || path.length === 0) return null;
  const wide: FieldPath = path.map((step) => (typeof step === 'number' ? { any: 'item' } : step));
  return printQuery({
    ...emptyQuery,
    expr: {
      kind: 'clause',
      field: { name: 'state', path: wide, counted: false },
      test: { kind: 'any', of: [{ kind: 'value', value: exact }] },
    },
  });
}

/** In quotes it is only text; as a word it has the type it looks like. */
function exactly(value: JsonValue): Value | null {
  if (isObject(value) || isArray(value)) return null;
  if (typeof value !== 'string') return { kind: 'word', text: printJson(value) };
  return value.length > longestText ? null : { kind: 'quoted', text: value };
}
