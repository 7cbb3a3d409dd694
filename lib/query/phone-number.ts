/** What people write between the digits, beside brackets: spaces, points, slashes and dashes of every kind. */
const between = String.raw`\s./\-\u2010-\u2015`;
/** `+` and brackets around the beginning, then digits with something between them. */
const written = new RegExp(String.raw`^(?:\(?\+\s?)?[\d(][\d()${between}]{6,}$`);
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
const trunk = new RegExp(String.raw`^(\(?(?:\+|00)\s?\d{1,3}\)?[${between}]*)\(0\)`);

/** The digits from the country code on, which never begins with a nought; null where none is written. */
function international(phone: string): string | null {
  const number = phone.trim().replace(trunk, '$1');
  const prefix = /^\(?(\+|00)/.exec(number)?.[1];
  if (prefix === undefined) return null;
  const digits = digitsOf(number).slice(prefix === '00' ? 2 : 0);
  return digits.startsWith('0') ? null : digits;
}

/**
 * Whether a text is the same telephone number: the same digits in any grouping, or the same ones from the country code
 * on, behind `+`, behind `00` or behind nothing, with or without `(0)` behind the code. Null where what was typed is no
 * telephone number.
 */
export function samePhone(typed: string): ((text: string) => boolean) | null {
  const wanted = phoneDigits(typed);
  if (wanted === null) return null;
  const abroad = international(typed) ?? wanted;
  return (text) => {
    const digits = phoneDigits(text);
    if (digits === null) return false;
    return digits === wanted || (international(text) ?? digits) === abroad;
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
  const abroad = abroadOf(typed);
  const trunks =
    abroad === null ? [] : [1, 2, 3].map((at) => `${abroad.slice(0, at)}0${abroad.slice(at)}`);
  return [
    ...new Set([...piecesOfSamePhone(typed), ...trunks, ...trunks.map((digits) => `00${digits}`)]),
  ];
}

/** Those of them that can stand in one piece, its own first: a nought in brackets leaves none. */
export function piecesOfSamePhone(typed: string): readonly string[] {
  const wanted = phoneDigits(typed);
  if (wanted === null) return [];
  const abroad = abroadOf(typed);
  return abroad === null ? [wanted] : [...new Set([wanted, abroad, `00${abroad}`])];
}

/** The digits from the country code on, where they are written so or may be; null where they cannot. */
function abroadOf(typed: string): string | null {
  const digits = international(typed) ?? phoneDigits(typed);
  return digits?.startsWith('0') === false ? digits : null;
}
