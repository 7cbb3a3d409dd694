import type { Range } from '../port.ts';
import { comparableType, type Compiled } from './expression.ts';
import type { OrderKeys } from './position-keys.ts';
import type { Statement } from './statement.ts';

export type Direction = Range<unknown>['direction'];

/** `(a, b) > ($1, $2)`: rows on one side of a place in an order. */
export function besideKeys(
  keys: readonly Compiled[],
  operator: '>' | '>=' | '<' | '<=',
  { place, statement }: { readonly place: OrderKeys; readonly statement: Statement },
): string {
  const values = keys.map((key, index) => keyValue(key, place[index] ?? 0n, statement));
  return `(${keys.map(({ sql }) => sql).join(', ')}) ${operator} (${values.join(', ')})`;
}

export function keyValue(key: Compiled, value: bigint, statement: Statement): string {
  if (comparableType(key) !== 'xid8') return statement.integer(value);
  const held = value < 0n ? 0n : value > 2n ** 64n - 1n ? 2n ** 64n - 1n : value;
  return statement.value(String(held), 'xid8');
}

export const orderBy = (keys: readonly string[], direction: Direction): string =>
  `ORDER BY ${keys.map((key) => `${key} ${direction === 'forward' ? 'ASC' : 'DESC'}`).join(', ')}`;

/** Conditions of a range: after its start, up to its end. */
export function withinRange(
  keys: readonly Compiled[],
  range: Range<OrderKeys>,
  statement: Statement,
): readonly string[] {
  const forward = range.direction === 'forward';
  const start =
    range.after === null
      ? []
      : [besideKeys(keys, forward ? '>' : '<', { place: range.after, statement })];
  const end =
    range.until === null
      ? []
      : [besideKeys(keys, forward ? '<=' : '>=', { place: range.until, statement })];
  return [...start, ...end];
}
