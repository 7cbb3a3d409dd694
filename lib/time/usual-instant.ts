import { daysFromCivil, secondsPerDay, type TimePoint } from './time-point.ts';

const zero = 0x30;
/** Where digits stand in `2026-03-01T10:15:00`, and what stands between them. */
const shape = 'dddd-dd-ddTdd:dd:dd';
const fractionAt = shape.length + 1;

/**
 * Reads the spelling that nearly every instant has, `2026-03-01T10:15:00.25Z`, without a regular
 * expression: a stream is made of millions of them. Null for any other text,
 * also for the rare days and seconds that need a second look.
 */
export function usualPoint(text: string): TimePoint | null {
  if (!hasShape(text)) return null;
  const fraction = fractionOf(text);
  if (fraction === null) return null;
  const [month, day, hour] = [numberAt(text, 5, 7), numberAt(text, 8, 10), numberAt(text, 11, 13)];
  const [minute, second] = [numberAt(text, 14, 16), numberAt(text, 17, 19)];
  if (month < 1 || month > 12 || day < 1 || day > 28) return null;
  if (hour > 23 || minute > 59 || second > 59) return null;
  const days = daysFromCivil(numberAt(text, 0, 4), month, day);
  const seconds = days * secondsPerDay + hour * 3600 + minute * 60 + second;
  return { kind: 'finite', seconds, fraction };
}

const isDigit = (code: number): boolean => code >= zero && code <= zero + 9;

function hasShape(text: string): boolean {
  if (text.length <= shape.length) return false;
  for (let at = 0; at < shape.length; at += 1) {
    const code = text.charCodeAt(at);
    const wanted = shape.charCodeAt(at);
    if (wanted === 0x64 ? !isDigit(code) : code !== wanted) return false;
  }
  return true;
}

/** Digits after the point, without trailing zeros; null where the rest is anything but those and `Z`. */
function fractionOf(text: string): string | null {
  const end = text.length - 1;
  if (text.charCodeAt(end) !== 0x5a) return null;
  if (end === shape.length) return '';
  if (text.charCodeAt(shape.length) !== 0x2e || end === fractionAt) return null;
  let last = fractionAt;
  for (let at = fractionAt; at < end; at += 1) {
    const code = text.charCodeAt(at);
    if (!isDigit(code)) return null;
    if (code !== zero) last = at + 1;
  }
  return text.slice(fractionAt, last);
}

function numberAt(text: string, from: number, to: number): number {
  let number = 0;
  for (let at = from; at < to; at += 1) number = number * 10 + text.charCodeAt(at) - zero;
  return number;
}
