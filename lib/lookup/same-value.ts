import { samePhone } from '@/lib/query/phone-number.ts';
import { quote } from '@/lib/query/quote.ts';
import { folded } from '@/lib/query/text-words.ts';

/**
 * Whether a stored text is the value that was typed: letter case and spaces around it do not count,
 * and of telephone numbers only the digits do.
 */
export function sameValue(typed: string): (stored: string) => boolean {
  const wanted = folded(typed.trim());
  const phone = samePhone(typed);
  return (stored) => folded(stored.trim()) === wanted || phone?.(stored) === true;
}

/** The query that finds every event in which the value can stand: text search knows telephone numbers in any grouping. */
export const queryForValue = (typed: string): string => quote(typed.trim());
