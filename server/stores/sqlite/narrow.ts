import type { PushedFilter } from '../port.ts';
import { integerOf } from './decode-value.ts';
import { filterCondition } from './pushed-terms.ts';
import { query, whereOf, type Reader } from './reader.ts';

/** First and last position that a filter's times allow; null when they allow none. */
export interface Bounds {
  readonly first: bigint | null;
  readonly last: bigint | null;
}

/**
 * Times narrow the walk before it begins, so that a month of a long log is not found by reading up
 * to it. Exact also where clocks ran backwards: no event in the span lies outside the bounds.
 */
export async function boundsOf(
  reader: Reader,
  filter: PushedFilter,
  signal: AbortSignal,
): Promise<Bounds | null> {
  const { layout } = reader;
  const times = filter.all.filter(
    ({ term, negated }) => !negated && (term === 'recordedFrom' || term === 'recordedTo'),
  );
  if (!layout.timeIndex || times.length === 0) return { first: null, last: null };
  const { position } = layout.columns;
  const condition = filterCondition(layout, { all: times });
  const statement = {
    sql: `SELECT min(+${position}), max(+${position}) FROM ${layout.source} ${whereOf(layout, [condition.sql])}`,
    params: condition.params,
  };
  const { rows } = await query(reader, statement, signal);
  const first = integerOf(rows[0]?.[0]);
  const last = integerOf(rows[0]?.[1]);
  return first === null || last === null ? null : { first, last };
}
