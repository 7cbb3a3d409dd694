import { durationWords } from './gap.ts';

const units: readonly number[] = [365.25 * 86_400, 86_400, 3600, 60, 1];

/** As `durationWords`, with the next smaller unit where it says more: `1 min 13 s`, `1 day 3 h`. */
export function preciseDuration(seconds: number): string {
  const length = Math.abs(seconds);
  const words = durationWords(length);
  const index = units.findIndex((unit) => length >= unit);
  const [unit, smaller] = [units[index], units[index + 1]];
  if (index < 1 || unit === undefined || smaller === undefined) return words;
  const rest = length % unit;
  return rest < smaller ? words : `${words} ${durationWords(Math.floor(rest / smaller) * smaller)}`;
}
