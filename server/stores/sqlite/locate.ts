import type { Instant, StreamId } from '@/lib/events/ids.ts';
import { AppError } from '@/lib/errors.ts';
import type { Located } from '../port.ts';
import type { SqlRow, SqlValue } from './sql-row.ts';
import { positionOf } from './decode-row.ts';
import { instantOf, integerOf, versionOf } from './decode-value.ts';
import { locateBisected } from './locate-bisected.ts';
import { query, whereOf, type Reader } from './reader.ts';
import { sortableBound } from './sortable-time.ts';
import { isText } from './same-text.ts';

/**
 * Last event recorded at or before `time`, exactly also where clocks ran backwards: the index gives
 * the greatest place at or before the time and the least place after it; they cross when skewed.
 */
export async function locate(
  reader: Reader,
  { time, stream }: { readonly time: Instant; readonly stream: StreamId | null },
  signal: AbortSignal,
): Promise<Located | null> {
  const { layout } = reader;
  if (layout.columns.recordedAt === null) {
    throw new AppError('unsupported', 'This store does not say when its events were recorded.');
  }
  if (!layout.timeIndex) return locateBisected(reader, { time, stream }, signal);
  const place = stream === null ? layout.columns.position : layout.columns.version;
  const { text } = sortableBound(time);
  const span = { place, stream, text };
  const atOrBefore = await edge(reader, span, { take: 'max', operator: '<=', signal });
  if (atOrBefore === null) return null;
  const after = await edge(reader, span, { take: 'min', operator: '>', signal });
  const row = await rowAt(reader, { place, stream, number: atOrBefore, text }, signal);
  return row === null ? null : locatedAt(row, stream, after !== null && after < atOrBefore);
}

interface Span {
  readonly place: string;
  readonly stream: StreamId | null;
  readonly text: string;
}

interface Edge {
  readonly take: 'min' | 'max';
  readonly operator: '<=' | '>';
  readonly signal: AbortSignal;
}

async function edge(reader: Reader, span: Span, { take, operator, signal }: Edge) {
  const { layout } = reader;
  const { recordedAt, streamId } = layout.columns;
  const conditions = [`${recordedAt ?? 'NULL'} ${operator} ?`];
  const params: SqlValue[] = [span.text];
  if (span.stream !== null) {
    conditions.push(isText(layout, streamId));
    params.push(span.stream);
  }
  const sql = `SELECT ${take}(+${span.place}) FROM ${layout.source} ${whereOf(layout, conditions)}`;
  return integerOf((await query(reader, { sql, params }, signal)).rows[0]?.[0]);
}

/** Of events that share a version, the last one recorded in time. */
async function rowAt(
  reader: Reader,
  { place, stream, number, text }: Span & { readonly number: bigint },
  signal: AbortSignal,
): Promise<SqlRow | null> {
  const { layout } = reader;
  const { position, version, recordedAt, streamId } = layout.columns;
  const conditions = [`${place} = ?`, `${recordedAt ?? 'NULL'} <= ?`];
  const params: SqlValue[] = [number, text];
  if (stream !== null) {
    conditions.push(isText(layout, streamId));
    params.push(stream);
  }
  const sql =
    `SELECT ${position}, ${version}, ${recordedAt ?? 'NULL'} FROM ${layout.source} ` +
    `${whereOf(layout, conditions)} ORDER BY ${position} DESC LIMIT 1`;
  return (await query(reader, { sql, params }, signal)).rows[0] ?? null;
}

function locatedAt(row: SqlRow, stream: StreamId | null, skewed: boolean): Located | null {
  const recordedAt = instantOf(row[2], { as: 'sortable', zone: null });
  if (recordedAt === null) return null;
  const position = positionOf(row[0]);
  return stream === null
    ? { in: 'log', position, recordedAt, skewed }
    : { in: 'stream', version: versionOf(row[1], `at position ${position}`), recordedAt, skewed };
}
