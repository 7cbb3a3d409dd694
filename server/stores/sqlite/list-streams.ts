import { streamId, streamKey, type StreamKey } from '@/lib/events/ids.ts';
import { AppError } from '@/lib/errors.ts';
import type { Page, Range, ReadOptions, StreamQuery, StreamSummary } from '../port.ts';
import { prefixEnd } from '../shared/prefix-end.ts';
import type { SqlRow, SqlValue } from './sql-row.ts';
import { groupedStreams } from './grouped-streams.ts';
import { instantOf, integerOf, textOf, versionOf } from './decode-value.ts';
import type { SqliteLayout, StreamsTable } from './layouts/layout.ts';
import { query, type Reader } from './reader.ts';

/** One page of streams, as asked. */
export interface StreamsRequest {
  readonly query: StreamQuery;
  readonly range: Range<StreamKey>;
  readonly options: ReadOptions;
}

/** Streams by id or by last activity. */
export async function listStreams(
  reader: Reader,
  request: StreamsRequest,
): Promise<Page<StreamSummary, StreamKey>> {
  const table = reader.layout.streams ?? groupedStreams(reader.layout);
  const limit = Math.max(1, Math.min(request.options.limit, request.options.maxScanned));
  const statement = { ...streamsStatement(table, request), text: [] };
  const sql = `${statement.sql} LIMIT ${limit + 1}`;
  const { rows, cut } = await query(reader, { ...statement, sql }, request.options.signal);
  const order = orderOf(table, request);
  const items = rows.slice(0, limit).map((row) => summaryOf(row, reader.layout, order));
  const more = cut || rows.length > limit;
  return { items, next: more ? (items.at(-1)?.key ?? null) : null, scanned: items.length };
}

/** Column that orders, and the direction in which the near end comes first. */
interface Order {
  readonly by: 'id' | 'recent';
  readonly column: string;
  readonly ascending: boolean;
}

function orderOf(table: StreamsTable, { query: { order }, range }: StreamsRequest): Order {
  const forward = range.direction === 'forward';
  if (order === 'id') return { by: 'id', column: table.streamId, ascending: forward };
  if (table.lastPosition === null) {
    throw new AppError('unsupported', 'This layout cannot list streams by last activity.');
  }
  return { by: 'recent', column: table.lastPosition, ascending: !forward };
}

function streamsStatement(table: StreamsTable, request: StreamsRequest) {
  const order = orderOf(table, request);
  const conditions = [
    ...queryConditions(table, request.query),
    ...rangeConditions(order, request.range),
  ];
  const where = conditions.map(({ sql }) => sql).join(' AND ');
  return {
    sql:
      `SELECT ${columnsOf(table)} FROM ${table.table} ${where === '' ? '' : `WHERE ${where}`} ` +
      `ORDER BY ${order.column} ${order.ascending ? 'ASC' : 'DESC'}`,
    params: conditions.map(({ param }) => param),
  };
}

interface Comparison {
  readonly sql: string;
  readonly param: SqlValue;
}

function queryConditions(
  table: StreamsTable,
  { prefix, category }: StreamQuery,
): readonly Comparison[] {
  const found: Comparison[] = [];
  const end = prefixEnd(prefix);
  if (prefix !== '') found.push({ sql: `${table.streamId} >= ?`, param: prefix });
  if (end !== null) found.push({ sql: `${table.streamId} < ?`, param: end });
  if (category !== undefined) {
    found.push({ sql: `${table.category ?? 'NULL'} IS ?`, param: category });
  }
  return found;
}

function rangeConditions(order: Order, { after, until }: Range<StreamKey>): readonly Comparison[] {
  const onward = order.ascending ? '>' : '<';
  const found: Comparison[] = [];
  if (after !== null) {
    found.push({ sql: `${order.column} ${onward} ?`, param: keyValue(after, order) });
  }
  if (until !== null) {
    const sql = `${order.column} ${order.ascending ? '<=' : '>='} ?`;
    found.push({ sql, param: keyValue(until, order) });
  }
  return found;
}

const columnsOf = (table: StreamsTable): string =>
  [
    table.streamId,
    table.category,
    table.events,
    table.firstVersion,
    table.lastVersion,
    table.lastPosition,
    table.lastRecordedAt,
  ]
    .map((column) => column ?? 'NULL')
    .join(', ');

/** A key says which order it belongs to, so that one of another order is refused. */
function keyValue(key: StreamKey, { by }: Order): SqlValue {
  if (by === 'id' && key.startsWith('i:')) return key.slice(2);
  if (by === 'recent' && /^r:-?\d+$/.test(key)) return BigInt(key.slice(2));
  throw new AppError(
    'invalid_input',
    'The place in the list of streams belongs to another order.',
    {
      field: 'cursor',
    },
  );
}

function summaryOf(row: SqlRow, layout: SqliteLayout, { by }: Order): StreamSummary {
  const id = textOf(row[0]) ?? '';
  const versionOrNull = (value: SqlValue | undefined) =>
    value === null || value === undefined ? null : versionOf(value, `in stream "${id}"`);
  return {
    streamId: streamId(id),
    category: textOf(row[1]),
    events: integerOf(row[2]),
    firstVersion: versionOrNull(row[3]),
    lastVersion: versionOrNull(row[4]),
    lastRecordedAt: instantOf(row[6], layout.recordedAs),
    key: streamKey(by === 'id' ? `i:${id}` : `r:${textOf(row[5]) ?? ''}`),
  };
}
