/**
 * A server bundle may hold one file several times, and caches of the process hand values from one
 * copy to another. A class made with a mark knows its values by the mark, whichever copy made them.
 *
 * @example
 * const mark = Symbol.for('backstory.Point');
 * class Point {
 *   get [mark](): true { return true; }
 *   static [Symbol.hasInstance](value: unknown): boolean { return bears(value, mark); }
 * }
 */
export const bears = (value: unknown, mark: symbol): boolean =>
  typeof value === 'object' && value !== null && mark in value;
