import { parseJson } from '../json/parse-json.ts';
import { printJson } from '../json/print-json.ts';
import type { JsonValue } from '../json/value.ts';
import type { Column } from '../query/syntax.ts';
import { placeOf } from './place.ts';
import { maskedText, type MaskingPolicy } from './policy.ts';

/** A value of a column as the policy leaves it; undefined: there is none. */
export function maskedCell(
  policy: MaskingPolicy,
  column: Column,
  value: JsonValue | undefined,
): JsonValue | undefined {
  // Columns that a step made, and numbers of items, are no values of an event.
  if (value === undefined || typeof column === 'string' || column.counted) return value;
  const parsed = parseJson(maskedText(policy, placeOf(column), printJson(value)) ?? '');
  return parsed.ok ? parsed.value : undefined;
}
