import { exactNumber } from '@/lib/json/exact-number.ts';
import { ExactNumber, type JsonNumber } from '@/lib/json/value.ts';

interface Decimal {
  readonly digits: bigint;
  /** Places after the point. */
  readonly places: number;
}

/** More places or zeros than this would only fill the memory. */
const mostPlaces = 1000;
const shape = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d{1,6}))?$/;

/** The sum to the last digit, with as many places as the longer of the two; null where a number is out of all measure. */
export function addExactly(a: JsonNumber, b: JsonNumber): JsonNumber | null {
  if (typeof a === 'number' && typeof b === 'number') {
    const sum = a + b;
    if (Number.isSafeInteger(a) && Number.isSafeInteger(b) && Number.isSafeInteger(sum)) return sum;
  }
  const [left, right] = [toDecimal(textOf(a)), toDecimal(textOf(b))];
  if (left === null || right === null) return null;
  const places = Math.max(left.places, right.places);
  return exactNumber(print({ digits: scaled(left, places) + scaled(right, places), places }));
}

/** The number with the other sign; a zero stays as it is. */
export function negated(value: JsonNumber): JsonNumber {
  if (value === 0) return 0;
  const text = textOf(value);
  return exactNumber(text.startsWith('-') ? text.slice(1) : `-${text}`);
}

const textOf = (value: JsonNumber): string =>
  value instanceof ExactNumber ? value.text : String(value);

function toDecimal(text: string): Decimal | null {
  const found = shape.exec(text);
  if (found === null) return null;
  const [, sign = '', whole = '0', fraction = '', exponent = '0'] = found;
  const digits = BigInt(sign + whole + fraction);
  const places = fraction.length - Number(exponent);
  if (Math.abs(places) > mostPlaces) return null;
  return places >= 0 ? { digits, places } : { digits: digits * 10n ** BigInt(-places), places: 0 };
}

const scaled = ({ digits, places }: Decimal, to: number): bigint =>
  digits * 10n ** BigInt(to - places);

function print({ digits, places }: Decimal): string {
  const sign = digits < 0n ? '-' : '';
  const text = String(digits < 0n ? -digits : digits).padStart(places + 1, '0');
  if (places === 0) return sign + text;
  return `${sign}${text.slice(0, -places)}.${text.slice(-places)}`;
}
