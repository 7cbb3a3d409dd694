import 'server-only';

/** A 64-bit number as it travels; null stays null. */
export const textOf = (number: bigint | null): string | null =>
  number === null ? null : String(number);
