import type { PushedFilter, PushedTerm } from '../port.ts';
import type { Statement } from './connection.ts';
import { integerOf } from './decode-value.ts';
import type { SqlValue } from './sql-row.ts';
import type { SqliteLayout } from './layouts/layout.ts';
import { equalityColumn, filterCondition } from './pushed-terms.ts';
import { query, whereOf, type Reader } from './reader.ts';
import { isText, type Condition } from './same-text.ts';

/** More values than this are checked row by row instead of being looked up one by one. */
const mostLookups = 20;
/** Events that are sorted for a page where their index has them in another order than the log. */
const mostSorted = 20_000;

/** Best first: how few events one value usually leads to. */
const preference = ['stream', 'causationId', 'correlationId', 'type', 'category'] as const;

/** The term whose index leads to the events; null when the log itself is walked. */
export async function drivingTerm(
  reader: Reader,
  filter: PushedFilter,
  signal: AbortSignal,
): Promise<PushedTerm | null> {
  const { indexed, grouped } = reader.layout;
  for (const name of preference) {
    const found = filter.all.find(
      ({ term, negated, anyOf }) => term === name && !negated && anyOf.length <= mostLookups,
    );
    if (found === undefined) continue;
    if (indexed.has(name)) return found;
    if (grouped.has(name) && (await areFew(reader, found, signal))) return found;
  }
  return null;
}

/** Whether sorting all events of the term costs less than a walk through the log is likely to. */
async function areFew(
  reader: Reader,
  { term, anyOf }: PushedTerm,
  signal: AbortSignal,
): Promise<boolean> {
  const column = equalityColumn(reader.layout, term);
  if (column === null) return false;
  const { source } = reader.layout;
  const one = anyOf.map(() => isText(reader.layout, column)).join(' OR ') || '0';
  const some = `SELECT 1 FROM ${source} ${whereOf(reader.layout, [one])} LIMIT ${mostSorted + 1}`;
  const sql = `SELECT count(*) FROM (${some})`;
  const { rows } = await query(reader, { sql, params: [...anyOf] }, signal);
  return (integerOf(rows[0]?.[0]) ?? 0n) <= BigInt(mostSorted);
}

export interface Walked {
  readonly forward: boolean;
  readonly after: bigint | null;
  readonly until: bigint | null;
  /** Most candidates to look at. */
  readonly size: number;
  /** Leads to the candidates; null: the log itself. */
  readonly driving: PushedTerm | null;
}

/** Rows of (position, 1 when the filter holds, 1 when `near` does), in the order of the walk. */
export function candidateStatement(
  { layout }: Reader,
  { filter, near }: { readonly filter: PushedFilter; readonly near: PushedFilter },
  walked: Walked,
): Statement {
  const { position } = layout.columns;
  const way = walked.forward ? 'ASC' : 'DESC';
  const hit = filterCondition(layout, filter);
  const isNear = filterCondition(layout, near);
  const from = sourceOfCandidates(layout, walked);
  return {
    sql:
      `WITH found(place) AS MATERIALIZED (${from.sql}) ` +
      `SELECT found.place, ${hit.sql}, ${isNear.sql} FROM found CROSS JOIN ${layout.source} WHERE ${position} = found.place ` +
      `ORDER BY found.place ${way} LIMIT ${walked.size}`,
    params: [...from.params, ...hit.params, ...isNear.params],
  };
}

/** Each value of the driving term is its own walk through the index; the nearest of all are taken. */
function sourceOfCandidates(layout: SqliteLayout, walked: Walked): Condition {
  const { driving } = walked;
  const column = driving === null ? null : equalityColumn(layout, driving.term);
  if (driving === null || column === null) return walkOf(layout, walked, null);
  const values = [...new Set(driving.anyOf)];
  const walks = values.map((value) => walkOf(layout, walked, { column, value }));
  if (walks.length === 0) return { sql: 'SELECT NULL WHERE 0', params: [] };
  return {
    sql: walks.map(({ sql }) => `SELECT * FROM (${sql})`).join(' UNION ALL '),
    params: walks.flatMap(({ params }) => params),
  };
}

function walkOf(
  layout: SqliteLayout,
  { forward, after, until, size }: Walked,
  equal: { readonly column: string; readonly value: string } | null,
): Condition {
  const { position } = layout.columns;
  const conditions: string[] = [];
  const params: SqlValue[] = [];
  const add = (sql: string, value: SqlValue): void => {
    conditions.push(sql);
    params.push(value);
  };
  if (equal !== null) add(isText(layout, equal.column), equal.value);
  if (after !== null) add(`${position} ${forward ? '>' : '<'} ?`, after);
  if (until !== null) add(`${position} ${forward ? '<=' : '>='} ?`, until);
  return {
    sql:
      `SELECT ${position} FROM ${layout.source} ${whereOf(layout, conditions)} ` +
      `ORDER BY ${position} ${forward ? 'ASC' : 'DESC'} LIMIT ${size}`,
    params,
  };
}
