import { folded } from '@/lib/query/text-words.ts';
import { quote } from '@/lib/query/quote.ts';

const phone = /^\+?[\d\s().\-/]{7,}$/;
const digitsOf = (text: string): string => text.replace(/\D/g, '');

/**
 * Whether a stored text is the value that was typed: letter case and spaces around it do not count,
 * and of telephone numbers only the digits do.
 */
export function sameValue(typed: string): (stored: string) => boolean {
  const wanted = folded(typed.trim());
  if (!phone.test(wanted)) return (stored) => folded(stored.trim()) === wanted;
  const digits = digitsOf(wanted);
  return (stored) => {
    const text = stored.trim();
    return text === wanted || (phone.test(text) && digitsOf(text) === digits);
  };
}

/** Writings in which an event can hold the value. */
export function writingsOf(typed: string): readonly string[] {
  const text = typed.trim();
  const digits = digitsOf(text);
  return phone.test(text) && digits !== text ? [text, digits] : [text];
}

/** The query that finds every event in which the value can stand. */
export const queryForValue = (typed: string): string => writingsOf(typed).map(quote).join(' or ');
