import type { ReadOptions } from '../port.ts';
import type { Statement } from './connection.ts';
import type { SqliteLayout } from './layouts/layout.ts';
import type { Reader } from './reader.ts';

/** Where each part of an event stands in a selected row. */
export const at = {
  position: 0,
  eventId: 1,
  streamId: 2,
  category: 3,
  version: 4,
  type: 5,
  schemaVersion: 6,
  recordedAt: 7,
  occurredAt: 8,
  correlationId: 9,
  causationId: 10,
  initiator: 11,
  tenant: 12,
  tags: 13,
  erased: 14,
  data: 15,
  metadata: 19,
} as const;

/** Offsets of a payload's four columns from its first. */
export const payloadAt = { kind: 0, size: 1, value: 2, head: 3 } as const;

/** Columns whose bytes are UTF-8 text where they can be. */
const textColumns: readonly number[] = [
  at.data + payloadAt.value,
  at.data + payloadAt.head,
  at.metadata + payloadAt.value,
  at.metadata + payloadAt.head,
];

export const defaultMaxPayload = 1024 * 1024;
/** Characters that an oversized payload shows of itself. */
export const headLength = 4096;

export type PayloadOptions = Pick<ReadOptions, 'payload' | 'maxPayload'>;

/**
 * A statement for events, made from the columns it selects. UTF-8 text is asked for as text, and as
 * bytes only where it turns out to be damaged, because bytes cost twice the time of the whole row.
 */
export function selectEvents(
  reader: Reader,
  options: PayloadOptions,
  sqlWith: (columns: string) => string,
): Pick<Statement, 'sql' | 'exact' | 'text'> {
  const sql = sqlWith(eventColumns(reader.layout, options, false));
  if (!reader.utf8) return { sql, text: textColumns };
  return { sql, exact: sqlWith(eventColumns(reader.layout, options, true)), text: textColumns };
}

/** The columns of one event, in the order of `at`. */
function eventColumns(layout: SqliteLayout, options: PayloadOptions, asBytes: boolean): string {
  const { columns, envelope } = layout;
  const max = options.maxPayload ?? defaultMaxPayload;
  const needsMetadata = options.payload === 'full' || envelope === 'metadata';
  return [
    columns.position,
    columns.eventId,
    columns.streamId,
    columns.category,
    columns.version,
    columns.type,
    columns.schemaVersion,
    columns.recordedAt,
    columns.occurredAt,
    columns.correlationId,
    columns.causationId,
    columns.initiator,
    columns.tenant,
    columns.tags,
    columns.erased,
    payloadColumns(options.payload === 'full' ? columns.data : null, max, asBytes),
    payloadColumns(needsMetadata ? columns.metadata : null, max, asBytes),
  ]
    .map((expression) => expression ?? 'NULL')
    .join(', ');
}

/**
 * Kind, value when it is short enough, else size in bytes and beginning. `octet_length` reads the
 * row's header only, so a long value stays on disk until its beginning is wanted.
 */
export function payloadColumns(column: string | null, max: number, asBytes: boolean): string {
  if (column === null) return 'NULL, NULL, NULL, NULL';
  const limit = Math.max(0, Math.floor(max));
  const fits =
    `(octet_length(${column}) <= ${limit} OR ` +
    `(octet_length(${column}) <= ${limit * 4} AND typeof(${column}) = 'text' AND length(${column}) <= ${limit}))`;
  const chosen = (expression: string): string =>
    asBytes ? `CAST(${expression} AS BLOB)` : expression;
  return [
    `typeof(${column})`,
    `CASE WHEN NOT ${fits} THEN octet_length(${column}) END`,
    `CASE WHEN ${fits} THEN ${chosen(column)} END`,
    `CASE WHEN NOT ${fits} THEN ${chosen(`substr(${column}, 1, ${Math.min(limit, headLength)})`)} END`,
  ].join(', ');
}
