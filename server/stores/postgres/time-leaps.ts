import type { PushedFilter } from '../port.ts';
import { timesIn, TimeLeaps, type Piece, type PieceRequest } from '../shared/time-parts.ts';
import { comparableType } from './expression.ts';
import { filterConditions } from './filter.ts';
import { horizonOf } from './horizon.ts';
import { OrderReads } from './order-reads.ts';
import { keysOf } from './position-keys.ts';
import type { Reader } from './reader.ts';
import { orderKeys } from './select-event.ts';
import { logSource } from './source.ts';
import { Statement } from './statement.ts';

/** What a filter asks of the recorded time, where an index leads to it and the log is walked by one number; else nothing. */
export function indexedTimes(reader: Reader, filter: PushedFilter): PushedFilter {
  return canLeap(reader) ? timesIn(filter) : { all: [] };
}

function canLeap({ bound, timeIndexed, orderIndexed }: Reader): boolean {
  const [key, ...more] = orderKeys(logSource(bound, new Statement('times')));
  const isNumber = key !== undefined && more.length === 0 && comparableType(key) === 'bigint';
  return timeIndexed && orderIndexed && isNumber;
}

export const leapsOf = (reader: Reader, times: PushedFilter): TimeLeaps | null =>
  TimeLeaps.overAllBut(reader.times, times, {
    extent: (signal) => extentOf(reader, signal),
    piece: (asked, signal) => readPiece(reader, { times, asked }, signal),
  });

/** What is not final yet may still be filled in, so nothing is remembered of it. */
async function extentOf(
  reader: Reader,
  signal: AbortSignal,
): Promise<readonly [bigint, bigint] | null> {
  const { settled } = await horizonOf(reader, signal);
  const first = await new OrderReads(reader, null, signal).edge('forward');
  const [through] = settled === null ? [] : keysOf(settled, 1);
  return first === null || through === undefined ? null : [first.key, through];
}

interface Reading {
  readonly times: PushedFilter;
  readonly asked: PieceRequest;
}

async function readPiece(reader: Reader, reading: Reading, signal: AbortSignal): Promise<Piece> {
  const rows = await reader.pool.read(pieceStatement(reader, reading), signal);
  const [, looked = null, last = null] = rows[0] ?? [];
  return { parts: rows.map(([part]) => Number(part)), looked: Number(looked ?? 0), last };
}

function pieceStatement({ bound }: Reader, { times, asked }: Reading): Statement {
  const statement = new Statement('times');
  const source = logSource(bound, statement);
  const [place] = orderKeys(source);
  const time = source.compile(source.fields.recordedAt?.of ?? null);
  const [placeSql, timeSql] = [place?.sql ?? 'NULL::bigint', time?.sql ?? 'NULL::timestamp'];
  const type = time?.type.includes('without') === true ? 'timestamp' : 'timestamptz';
  const from = asked.from === null ? [] : [`${timeSql} >= ${statement.value(asked.from, type)}`];
  const [first, width] = [statement.integer(asked.first), statement.integer(asked.width)];
  const part = `least((${placeSql} - ${first}) / ${width}, ${asked.parts})`;
  const where = source.where([...filterConditions(times, source), ...from]);
  const piece = `SELECT ${part} AS p, ${timeSql} AS t ${source.from} ${where} ORDER BY ${timeSql} LIMIT ${asked.most}`;
  return statement.write(
    `SELECT p::text, (sum(count(*)) OVER ())::text, (max(max(t)) OVER ())::text FROM (${piece}) AS x GROUP BY p`,
  );
}
