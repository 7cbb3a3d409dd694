import type { Duration, DurationUnit } from './syntax.ts';

const units: Readonly<Record<DurationUnit, number>> = { m: 60, h: 3600, d: 86_400, w: 604_800 };

const isUnit = (text: string): text is DurationUnit => Object.hasOwn(units, text);

/** Reads `90d`; null when it is none. Amounts beyond nine digits reach before every calendar. */
export function parseDuration(text: string): Duration | null {
  const match = /^(\d{1,9})([a-zA-Z])$/.exec(text);
  const unit = match?.[2]?.toLowerCase() ?? '';
  return match !== null && isUnit(unit) ? { amount: Number(match[1]), unit } : null;
}

export const printDuration = ({ amount, unit }: Duration): string => `${amount}${unit}`;

export const secondsIn = ({ amount, unit }: Duration): number => amount * units[unit];
