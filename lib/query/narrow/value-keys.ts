import { numberKey } from '@/lib/json/compare-numbers.ts';
import { exactNumber } from '@/lib/json/exact-number.ts';
import { isArray, isNumber, isObject } from '@/lib/json/kinds.ts';
import type { JsonValue } from '@/lib/json/value.ts';
import { hasWildcard } from '../bare-word.ts';
import { phoneDigits } from '../phone-number.ts';
import { folded } from '../text-words.ts';
import { timeOf, type Clock } from '../time-value.ts';
import { isNumberWord } from '../typed-value.ts';
import type { Side, Value } from '../syntax.ts';
import { phoneWord } from './index-words.ts';
import type { ValueKey } from './narrowing.ts';

/**
 * Equal scalars have equal keys, also numbers in different writings; containers are only told to be some. Texts have
 * equal keys as well where they differ in letter case, in spaces around or in the grouping of a telephone number, so
 * that they are found by any of these writings.
 */
export function valueKey(value: JsonValue | undefined): ValueKey {
  if (value === undefined) return null;
  if (typeof value === 'string') return textKey(value);
  if (isNumber(value)) return `n${numberKey(value)}`;
  if (isArray(value)) return '[';
  return isObject(value) ? '{' : `l${String(value)}`;
}

export function textKey(text: string): string {
  const digits = phoneDigits(text);
  return digits === null ? `s${folded(text.trim())}` : `s${phoneWord(digits)}`;
}

/** Keys of all values that a value of a query equals; null: they cannot be listed. */
export function keysOfValue({ kind, text }: Value, clock: Clock): readonly ValueKey[] | null {
  const asText = textKey(text);
  if (kind === 'quoted') return [asText];
  if (hasWildcard(text)) return null;
  if (isNumberWord(text)) return [asText, `n${numberKey(exactNumber(text))}`];
  if (['true', 'false', 'null'].includes(text)) return [asText, `l${text}`];
  return timeOf({ kind, text }, clock).ok ? null : [asText];
}

export const keysOfSide = (side: Side, clock: Clock): readonly ValueKey[] | null =>
  side.kind === 'missing' ? [null] : keysOfValue(side, clock);
