import { streamId, streamKey, version, type Version } from '@/lib/events/ids.ts';
import type { StreamSummary } from '../port.ts';
import { prefixEnd } from '../shared/prefix-end.ts';
import { asText, comparableType, fitsType, type Compiled } from './expression.ts';
import type { Expr, StreamsSource } from './layouts/layout.ts';
import type { Reader } from './reader.ts';
import { SourceSql } from './source.ts';
import { Statement } from './statement.ts';
import type { Row } from './store-pool.ts';
import { keyText, type StreamPage, type StreamsRequest } from './streams-request.ts';

/** Streams from the table that the layout keeps of them, in the order of its index on their ids. */
export async function streamsTable(
  reader: Reader,
  streams: StreamsSource,
  request: StreamsRequest,
): Promise<StreamPage> {
  const { query, range, options } = request;
  const limit = Math.max(1, Math.min(options.limit, options.maxScanned));
  const statement = new Statement('streams');
  const source = new SourceSql(
    reader.bound,
    { from: streams.from, joins: [], where: streams.where },
    { statement, sample: null },
  );
  const id = source.compile(streams.id);
  if (id === null) return { items: [], next: null, scanned: 0 };
  const conditions = [
    ...prefixConditions(query.prefix, id, { statement, collationC: reader.collationC }),
    ...categoryCondition(source, streams.category, query.category),
    ...rangeConditions(id, range, statement),
  ];
  const columns = [asText(id), text(source, streams.category), text(source, streams.lastVersion)];
  const direction = range.direction === 'forward' ? 'ASC' : 'DESC';
  const rows = await reader.pool.read(
    statement.write(
      `SELECT DISTINCT ON (${id.sql}) ${columns.join(', ')} ${source.from} ${source.where(conditions)} ORDER BY ${id.sql} ${direction} LIMIT ${limit + 1}`,
    ),
    options.signal,
  );
  const items = rows.slice(0, limit).map(summaryOf);
  const next = rows.length > limit ? (items.at(-1)?.key ?? null) : null;
  return { items, next, scanned: items.length };
}

function text(source: SourceSql, expr: Expr | null): string {
  const compiled = source.compile(expr);
  return compiled === null ? 'NULL' : asText(compiled);
}

export function prefixConditions(
  prefix: string,
  id: Compiled,
  { statement, collationC }: { readonly statement: Statement; readonly collationC: boolean },
): readonly string[] {
  if (prefix === '') return [];
  if (prefix.includes('\0')) return ['false'];
  const begins = `starts_with(${asText(id)}, ${statement.text(prefix)})`;
  if (!collationC || comparableType(id) !== 'text') return [begins];
  const end = prefixEnd(prefix);
  const below = end === null ? [] : [`${id.sql} < ${statement.text(end)}`];
  return [begins, `${id.sql} >= ${statement.text(prefix)}`, ...below];
}

/** Undefined: any. Null: streams that have none. */
export function categoryCondition(
  source: SourceSql,
  expr: Expr | null,
  category: string | null | undefined,
): readonly string[] {
  if (category === undefined) return [];
  const compiled = source.compile(expr);
  if (compiled === null) return category === null ? [] : ['false'];
  if (category === null) return [`${compiled.sql} IS NULL`];
  if (category.includes('\0')) return ['false'];
  return [`${asText(compiled)} = ${source.scope.statement.text(category)}`];
}

function rangeConditions(
  id: Compiled,
  { direction, after, until }: StreamsRequest['range'],
  statement: Statement,
): readonly string[] {
  const [onward, upTo] = direction === 'forward' ? ['>', '<='] : ['<', '>='];
  const type = comparableType(id);
  const beside = (operator: string, key: string): string =>
    fitsType(key, type) ? `${id.sql} ${operator} ${statement.value(key, type)}` : 'false';
  return [
    ...(after === null ? [] : [beside(onward ?? '', keyText(after, 'i'))]),
    ...(until === null ? [] : [beside(upTo ?? '', keyText(until, 'i'))]),
  ];
}

const summaryOf = ([id, category, last]: Row): StreamSummary => ({
  streamId: streamId(id ?? ''),
  category: category ?? null,
  firstVersion: null,
  lastVersion: versionOrNull(last ?? null),
  events: null,
  lastRecordedAt: null,
  key: streamKey(`i:${id ?? ''}`),
});

export const versionOrNull = (digits: string | null): Version | null =>
  digits !== null && /^-?\d+$/.test(digits) ? version(BigInt(digits)) : null;
