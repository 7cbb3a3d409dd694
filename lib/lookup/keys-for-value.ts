import { numberKey } from '@/lib/json/compare-numbers.ts';
import { exactNumber } from '@/lib/json/exact-number.ts';
import type { ValueKey } from '@/lib/query/narrow/narrowing.ts';
import { folded } from '@/lib/query/text-words.ts';
import { isNumberWord } from '@/lib/query/typed-value.ts';
import { writingsOf } from './same-value.ts';

/**
 * Keys of values that the typed one is likely to stand for: as it was typed, and in small letters. Others that
 * `sameValue` takes for the same have other keys, so what is found by them is not all that there may be.
 */
export function keysForValue(typed: string): readonly ValueKey[] {
  const texts = writingsOf(typed).flatMap((text) => [text, folded(text)]);
  return [...new Set(texts)].flatMap((text) =>
    isNumberWord(text) ? [`s${text}`, `n${numberKey(exactNumber(text))}`] : [`s${text}`],
  );
}
