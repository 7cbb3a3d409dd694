import type { JsonNumber } from './value.ts';

/** A number taken apart: `digits` without zeros at either end, the point just before them. */
interface Decimal {
  readonly sign: -1 | 0 | 1;
  readonly digits: string;
  readonly exponent: bigint;
}

const parts = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/;

/**
 * Compares by value, whatever the writing: 1.10 equals 1.1, and 9007199254740993 is more than
 * 9007199254740992. No number is written out, so 1e999999999 costs nothing.
 */
export function compareNumbers(a: JsonNumber, b: JsonNumber): -1 | 0 | 1 {
  if (typeof a === 'number' && typeof b === 'number') return order(a, b);
  return compareDecimals(decimalOf(textOf(a)), decimalOf(textOf(b)));
}

/** One text for all writings of a number: equal exactly for numbers that compare as equal. */
export function numberKey(number: JsonNumber): string {
  const { sign, digits, exponent } = decimalOf(textOf(number));
  return sign === 0 ? '0' : `${sign === 1 ? '' : '-'}${digits}e${String(exponent)}`;
}

/** Digits as the store or the reader wrote them. */
export const textOf = (number: JsonNumber): string =>
  typeof number === 'number' ? String(number) : number.text;

function decimalOf(text: string): Decimal {
  const [, minus = '', whole = '0', fraction = '', exponent = '0'] = parts.exec(text) ?? [];
  const written = whole + fraction;
  const digits = written.replace(/^0+/, '').replace(/0+$/, '');
  if (digits === '') return { sign: 0, digits, exponent: 0n };
  const leading = written.length - written.replace(/^0+/, '').length;
  const shift = BigInt(whole.length - leading);
  return { sign: minus === '' ? 1 : -1, digits, exponent: BigInt(exponent) + shift };
}

function compareDecimals(a: Decimal, b: Decimal): -1 | 0 | 1 {
  if (a.sign !== b.sign) return order(a.sign, b.sign);
  if (a.sign === 0) return 0;
  const [small, large] = a.sign === 1 ? [a, b] : [b, a];
  const bySize = order(small.exponent, large.exponent);
  return bySize === 0 ? order(small.digits, large.digits) : bySize;
}

function order<T extends number | bigint | string>(a: T, b: T): -1 | 0 | 1 {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
