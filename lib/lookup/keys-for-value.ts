import { numberKey } from '@/lib/json/compare-numbers.ts';
import { exactNumber } from '@/lib/json/exact-number.ts';
import type { ValueKey } from '@/lib/query/narrow/narrowing.ts';
import { textKey } from '@/lib/query/narrow/value-keys.ts';
import { digitsOfSamePhone, piecesOfSamePhone } from '@/lib/query/phone-number.ts';
import { isNumberWord } from '@/lib/query/typed-value.ts';

/** Keys of all values that `sameValue` takes for the typed one, in whatever writing; some others may have them, too. */
export function keysForValue(typed: string): readonly ValueKey[] {
  const texts = [typed.trim(), ...digitsOfSamePhone(typed)];
  const numbers = [typed.trim(), ...piecesOfSamePhone(typed)].filter(isNumberWord);
  return [
    ...new Set([
      ...texts.map(textKey),
      ...numbers.map((text) => `n${numberKey(exactNumber(text))}`),
    ]),
  ];
}
