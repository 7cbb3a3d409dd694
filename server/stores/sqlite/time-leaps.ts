import type { PushedFilter } from '../port.ts';
import { timesIn, TimeLeaps, type Piece, type PieceRequest } from '../shared/time-parts.ts';
import type { Statement } from './connection.ts';
import { integerOf, textOf } from './decode-value.ts';
import type { SqliteLayout } from './layouts/layout.ts';
import { anyCondition } from './pushed-terms.ts';
import { query, whereOf, type Reader } from './reader.ts';
import { edgeOf } from './sample.ts';

/** What a filter asks of the recorded time, where an index leads to it; else nothing. */
export function indexedTimes(layout: SqliteLayout, filter: PushedFilter): PushedFilter {
  return layout.timeIndex ? timesIn(filter) : { all: [] };
}

export const leapsOf = (reader: Reader, times: PushedFilter): TimeLeaps | null =>
  TimeLeaps.overAllBut(reader.times, times, {
    extent: (signal) => extentOf(reader, signal),
    piece: (asked, signal) => readPiece(reader, { times, asked }, signal),
  });

/** One writes at a time, so that the log is final up to its last event. */
async function extentOf(
  reader: Reader,
  signal: AbortSignal,
): Promise<readonly [bigint, bigint] | null> {
  const first = await edgeOf(reader, 'ASC', signal);
  const last = await edgeOf(reader, 'DESC', signal);
  return first === null || last === null ? null : [first, last];
}

interface Reading {
  readonly times: PushedFilter;
  readonly asked: PieceRequest;
}

async function readPiece(reader: Reader, reading: Reading, signal: AbortSignal): Promise<Piece> {
  const { rows } = await query(reader, pieceStatement(reader.layout, reading), signal);
  const [, looked, last] = rows[0] ?? [];
  return {
    parts: rows.map(([part]) => Number(integerOf(part))),
    looked: Number(integerOf(looked) ?? 0n),
    last: textOf(last),
  };
}

function pieceStatement(layout: SqliteLayout, { times, asked }: Reading): Statement {
  const { position } = layout.columns;
  const time = layout.columns.recordedAt ?? 'NULL';
  const within = times.all.map((term) => anyCondition(layout, term));
  const from = asked.from === null ? null : `${time} >= ?`;
  const conditions = [...within.map(({ sql }) => sql), from];
  const piece =
    `SELECT ${position} AS place, ${time} AS time FROM ${layout.source} ` +
    `${whereOf(layout, conditions)} ORDER BY ${time} LIMIT ${asked.most}`;
  return {
    sql:
      'SELECT part, sum(count(*)) OVER (), max(max(time)) OVER () ' +
      `FROM (SELECT min((place - ?) / ?, ?) AS part, time FROM (${piece})) GROUP BY part`,
    params: [
      ...[asked.first, asked.width, BigInt(asked.parts)],
      ...within.flatMap(({ params }) => params),
      ...(asked.from === null ? [] : [asked.from]),
    ],
  };
}
