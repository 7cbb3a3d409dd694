import type { StreamId, Version } from '@/lib/events/ids.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import type { Page, Range, ReadOptions } from '../port.ts';
import type { Statement } from './connection.ts';
import type { SqlRow, SqlValue } from './sql-row.ts';
import { decodeRow } from './decode-row.ts';
import { query, whereOf, type Reader } from './reader.ts';
import { at, selectEvents } from './select-event.ts';
import { isText } from './same-text.ts';

/** One page of a stream, as asked. */
export interface StreamRequest {
  readonly stream: StreamId;
  readonly range: Range<Version>;
  readonly options: ReadOptions;
}

/** One stream by version. Events that share a version always come on one page. */
export async function readStream(
  reader: Reader,
  request: StreamRequest,
): Promise<Page<RecordedEvent, Version>> {
  const { options } = request;
  const limit = Math.max(1, Math.min(options.limit, options.maxScanned));
  const read = await query(reader, pageStatement(reader, request, limit + 1), options.signal);
  const rows = read.rows.slice(0, limit);
  const more = read.cut || read.rows.length > limit;
  const last = rows.at(-1);
  if (last === undefined) return { items: [], next: null, scanned: 0 };
  const twins = more ? await readTwins(reader, request, last) : [];
  const items = [...rows, ...twins].map((row) => decodeRow(row, reader.layout, options));
  return { items, next: more ? (items.at(-1)?.version ?? null) : null, scanned: items.length };
}

function pageStatement(reader: Reader, request: StreamRequest, limit: number): Statement {
  const { version } = reader.layout.columns;
  const { direction, after, until } = request.range;
  const forward = direction === 'forward';
  const conditions: string[] = [];
  const params: SqlValue[] = [];
  if (after !== null) {
    conditions.push(`${version} ${forward ? '>' : '<'} ?`);
    params.push(after);
  }
  if (until !== null) {
    conditions.push(`${version} ${forward ? '<=' : '>='} ?`);
    params.push(until);
  }
  return inStream(reader, request, { conditions, params, limit });
}

/** Further events with the version of `last`, which a page's end or its byte budget cut off. */
async function readTwins(
  reader: Reader,
  request: StreamRequest,
  last: SqlRow,
): Promise<readonly SqlRow[]> {
  const { version, position } = reader.layout.columns;
  const onward = request.range.direction === 'forward' ? '>' : '<';
  const statement = inStream(reader, request, {
    conditions: [`${version} = ?`, `${position} ${onward} ?`],
    params: [last[at.version] ?? null, last[at.position] ?? null],
    limit: request.options.limit,
  });
  return (await query(reader, statement, request.options.signal)).rows;
}

interface Part {
  readonly conditions: readonly string[];
  readonly params: readonly SqlValue[];
  readonly limit: number;
}

function inStream(reader: Reader, request: StreamRequest, part: Part): Statement {
  const { layout } = reader;
  const { streamId, version, position } = layout.columns;
  const way = request.range.direction === 'forward' ? 'ASC' : 'DESC';
  return {
    ...selectEvents(
      reader,
      request.options,
      (columns) =>
        `SELECT ${columns} FROM ${layout.source} ` +
        `${whereOf(layout, [isText(layout, streamId), ...part.conditions])} ` +
        `ORDER BY ${version} ${way}, ${position} ${way} LIMIT ${part.limit}`,
    ),
    params: [request.stream, ...part.params],
  };
}
