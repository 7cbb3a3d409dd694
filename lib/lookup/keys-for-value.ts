import { numberKey } from '@/lib/json/compare-numbers.ts';
import { exactNumber } from '@/lib/json/exact-number.ts';
import type { ValueKey } from '@/lib/query/narrow/narrowing.ts';
import { folded } from '@/lib/query/text-words.ts';
import { isNumberWord } from '@/lib/query/typed-value.ts';
import { writingsOf } from './same-value.ts';

/**
 * Keys of values that the typed one is likely to stand for: as it was typed, and in small letters. Whatever is typed,
 * `sameValue` takes others for the same that have other keys (in other case, with spaces around, a telephone number in
 * another writing), so what is found by them is never sure to be all that there is.
 */
export function keysForValue(typed: string): readonly ValueKey[] {
  const texts = writingsOf(typed).flatMap((text) => [text, folded(text)]);
  return [...new Set(texts)].flatMap((text) =>
    isNumberWord(text) ? [`s${text}`, `n${numberKey(exactNumber(text))}`] : [`s${text}`],
  );
}
