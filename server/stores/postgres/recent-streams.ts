import { AppError } from '@/lib/errors.ts';
import { streamKey, position } from '@/lib/events/ids.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import type { StreamSummary } from '../port.ts';
import { asInteger } from './expression.ts';
import { columnsIndexed } from './filter.ts';
import { keysOf, positionOf, type OrderKeys } from './position-keys.ts';
import { readAtKeys } from './read-positions.ts';
import type { Reader } from './reader.ts';
import { scanLog } from './scan-log.ts';
import { orderKeys } from './select-event.ts';
import { logSource, tableName, type SourceSql } from './source.ts';
import { Statement } from './statement.ts';
import { categoryCondition, prefixConditions } from './streams-table.ts';
import { keyText, type StreamPage, type StreamsRequest } from './streams-request.ts';

/**
 * Streams by their last event: the log is walked from its end and each event counts that is the last
 * of its stream. Needs an index on stream and version.
 */
export async function recentStreams(reader: Reader, request: StreamsRequest): Promise<StreamPage> {
  if (!canListRecent(reader)) {
    throw new AppError('unsupported', 'This store cannot list streams by last activity.');
  }
  const { query, range, options } = request;
  const count = reader.bound.layout.order.length;
  const place = (key: typeof range.after): OrderKeys | null =>
    key === null ? null : keysOf(position(keyText(key, 'r')), count);
  const { hits, next, scanned } = await scanLog(reader, {
    conditions: (source) => [
      ...prefix(source, query.prefix),
      ...categoryCondition(source, source.fields.category, query.category),
      lastOfStream(source),
    ],
    range: {
      direction: range.direction === 'forward' ? 'backward' : 'forward',
      after: place(range.after),
      until: place(range.until),
    },
    limit: Math.max(1, options.limit),
    maxScanned: Math.max(1, options.maxScanned),
    signal: options.signal,
  });
  const places = hits.map(({ keys }) => keys);
  const events = await readAtKeys(reader, places, { ...options, payload: 'omit' });
  const items = (range.direction === 'forward' ? [...events].reverse() : events).map(summaryOf);
  return { items, next: next === null ? null : streamKey(`r:${positionOf(next)}`), scanned };
}

function prefix(source: SourceSql, text: string): readonly string[] {
  const id = source.compile(source.fields.streamId);
  const { statement } = source.scope;
  return id === null ? [] : prefixConditions(text, id, { statement, collationC: false });
}

function canListRecent({ bound }: Reader): boolean {
  const source = logSource(bound, new Statement('recent-streams'));
  return bound.layout.stream === null
    ? columnsIndexed(source.fields.streamId, source)
    : bound.layout.streams?.lastVersion !== undefined &&
        source.compile(bound.layout.streams.lastVersion) !== null;
}

function lastOfStream(source: SourceSql): string {
  const { bound, fields } = source;
  const number = source.compile(fields.version);
  const own = number === null ? 'NULL' : asInteger(number);
  const known = bound.layout.stream === null ? null : bound.layout.streams?.lastVersion;
  const last = known === null || known === undefined ? null : source.compile(known);
  return last === null ? noneLater(source, own) : `${own} = ${last.sql}`;
}

/** The event table again, under the name `later`. */
function noneLater(source: SourceSql, own: string): string {
  const { bound, fields } = source;
  const table = bound.tables.get('e');
  const parts = fields.streamId.kind === 'joined' ? fields.streamId.of : [fields.streamId];
  const again = (sql: string): string => sql.replaceAll('"e".', '"later".');
  const same = parts.flatMap((part) => {
    const compiled = source.compile(part);
    return compiled === null ? [] : [`${again(compiled.sql)} = ${compiled.sql}`];
  });
  const place = [own, ...orderKeys(source).map(({ sql }) => sql)];
  return `NOT EXISTS (SELECT FROM ${table === undefined ? '' : tableName(table)} AS "later" WHERE ${same.join(' AND ')} AND (${place.map(again).join(', ')}) > (${place.join(', ')}))`;
}

const summaryOf = (event: RecordedEvent): StreamSummary => ({
  streamId: event.streamId,
  category: event.category,
  firstVersion: null,
  lastVersion: event.version,
  events: null,
  lastRecordedAt: event.recordedAt,
  key: streamKey(`r:${event.position ?? ''}`),
});
