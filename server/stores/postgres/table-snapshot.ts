import { version, type StreamId, type Version } from '@/lib/events/ids.ts';
import type { StoreSnapshot } from '../port.ts';
import type { CatalogueTable } from './catalogue.ts';
import { decodeInstant } from './decode-instant.ts';
import { decodePayload } from './decode-payload.ts';
import { asText, compilerOver, isInteger, type Compiled, type Compiler } from './expression.ts';
import type { SnapshotTable } from './layouts/layout.ts';
import { textIs } from './match-stream.ts';
import type { Reader } from './reader.ts';
import { defaultMaxPayload, payloadColumns, textOf, timeColumn } from './select-event.ts';
import { tableName } from './source.ts';
import { quoted, Statement } from './statement.ts';
import type { Row } from './store-pool.ts';

export interface SnapshotRequest {
  readonly stream: StreamId;
  readonly until: Version | null;
}

export interface TableRequest extends SnapshotRequest {
  readonly table: CatalogueTable;
  readonly layout: SnapshotTable;
}

/** The newest row of a stream at or below a version. */
export async function tableSnapshot(
  { pool, bound }: Reader,
  request: TableRequest,
  signal: AbortSignal,
): Promise<StoreSnapshot | null> {
  const { table, layout, stream } = request;
  const statement = new Statement('snapshot');
  const compiler = compilerOver({
    tables: new Map([[layout.table, table]]),
    categoryFunction: bound.categoryFunction,
    statement,
  });
  const version = compiler.compile(layout.version);
  const isStream = textIs(compiler, layout.streamId, [stream]);
  if (version === null || isStream === null) return null;
  const conditions = [
    isStream,
    ...within(version, request, statement),
    ...present(compiler, layout),
  ];
  const [row] = await pool.read(
    statement.write(
      `SELECT ${columns(compiler, layout, version)} FROM ${tableName(table)} AS ${quoted(layout.table)} ` +
        `WHERE ${conditions.join(' AND ')} ORDER BY ${wholeSql(version)} DESC LIMIT 1`,
    ),
    signal,
  );
  return row === undefined ? null : snapshotOf(row, layout);
}

function columns(compiler: Compiler, layout: SnapshotTable, version: Compiled): string {
  return [
    `${wholeSql(version)}::text`,
    textOf(compiler.compile(layout.type)),
    timeColumn(layout.recordedAt, compiler),
    payloadColumns(layout.data, compiler, defaultMaxPayload),
  ].join(', ');
}

function within(
  version: Compiled,
  { until }: SnapshotRequest,
  statement: Statement,
): readonly string[] {
  const whole = wholeSql(version);
  return [until === null ? `${whole} IS NOT NULL` : `${whole} <= ${statement.integer(until)}`];
}

/** Marten marks what it has deleted and leaves it there. */
function present(compiler: Compiler, { table }: SnapshotTable): readonly string[] {
  const deleted = compiler.compile({ kind: 'column', table, column: 'mt_deleted' });
  return deleted === null ? [] : [`${deleted.sql} IS NOT TRUE`];
}

/** A plain integer column stays as it is, for its index; anything else that is no whole number is NULL. */
const wholeSql = (version: Compiled): string =>
  isInteger(version.type)
    ? version.sql
    : `(CASE WHEN ${asText(version)} ~ '^-?[0-9]{1,18}$' THEN ${asText(version)}::bigint END)`;

function snapshotOf(row: Row, layout: SnapshotTable): StoreSnapshot {
  const at = (column: number): string | null => row[column] ?? null;
  return {
    version: version(BigInt(at(0) ?? 0)),
    type: at(1),
    recordedAt: decodeInstant(at(2), layout.recordedAt ?? { encoding: 'text' }),
    data: decodePayload(
      { text: at(3), hex: at(4), size: at(5) },
      defaultMaxPayload,
      layout.data.codec,
    ),
  };
}
