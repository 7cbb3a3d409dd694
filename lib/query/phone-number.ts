/** `+` and brackets around the beginning, then digits with whatever people write between them. */
const written = /^(?:\(?\+\s?)?[\d(][\d\s().\-/\u2010-\u2015]{6,}$/;
const date = /^(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;
/** As JSON writes numbers: nothing stands before a nought but the point. */
const decimal = /^(?:0|[1-9]\d*)\.\d+$/;
const address = /^(?:(?:\d|[1-9]\d|1\d\d|2[0-4]\d|25[0-5])(?:\.(?!$)|$)){4}$/;

const fewest = 7;
/** Fifteen of an international number, `00` before it and a nought in brackets. */
const most = 18;

/**
 * The digits of a text that is written as telephone numbers are, and as nothing else that is common: a date, a decimal
 * number, an address of the network. Null for any other text.
 */
export function phoneDigits(text: string): string | null {
  const number = text.trim();
  if (!written.test(number)) return null;
  if (date.test(number) || decimal.test(number) || address.test(number)) return null;
  const digits = digitsOf(number);
  return digits.length < fewest || digits.length > most ? null : digits;
}

const digitsOf = (text: string): string => text.replace(/\D/g, '');

/** A nought in brackets behind the country code is dialled only within the country. */
const trunk = /^(\(?(?:\+|00)\s?\d{1,3}\)?[\s.\-/]*)\(0\)/;

/** The digits from the country code on; null where none is written. */
function international(phone: string): string | null {
  const number = phone.trim().replace(trunk, '$1');
  if (/^\(?\+/.test(number)) return digitsOf(number);
  return /^\(?00/.test(number) ? digitsOf(number).slice(2) : null;
}

/**
 * Whether a text is the same telephone number: the same digits in any grouping, or the same ones behind `+` and behind
 * `00`, with or without `(0)` behind the country code. Null where what was typed is no telephone number.
 */
export function samePhone(typed: string): ((text: string) => boolean) | null {
  const wanted = phoneDigits(typed);
  if (wanted === null) return null;
  const abroad = international(typed);
  return (text) => {
    const digits = phoneDigits(text);
    if (digits === null) return false;
    return digits === wanted || (abroad !== null && international(text) === abroad);
  };
}

/**
 * How much of a telephone number a text says: `international` with its country code, `national` without, `unknown`
 * where the digits alone do not tell. Null where it is no telephone number.
 */
export function phoneReach(typed: string): 'international' | 'national' | 'unknown' | null {
  const digits = phoneDigits(typed);
  if (digits === null) return null;
  if (international(typed) !== null) return 'international';
  return digits.startsWith('0') ? 'national' : 'unknown';
}

/** The digits that texts can have which are the same telephone number; none where what was typed is none. */
export function digitsOfSamePhone(typed: string): readonly string[] {
  const wanted = phoneDigits(typed);
  if (wanted === null) return [];
  const abroad = international(typed);
  if (abroad === null) return [wanted];
  const dialled = [abroad, ...[1, 2, 3].map((at) => `${abroad.slice(0, at)}0${abroad.slice(at)}`)];
  return [...new Set([wanted, ...dialled, ...dialled.map((digits) => `00${digits}`)])];
}
