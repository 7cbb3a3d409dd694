import { ExactNumber, type JsonNumber } from './value.ts';

/** The double where it prints as written, else the text. */
export function exactNumber(text: string): JsonNumber {
  const value = Number(text);
  return String(value) === text ? value : new ExactNumber(text);
}
