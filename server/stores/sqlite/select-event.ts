import type { ReadOptions } from '../port.ts';
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
export const textColumns: readonly number[] = [
  at.data + payloadAt.value,
  at.data + payloadAt.head,
  at.metadata + payloadAt.value,
  at.metadata + payloadAt.head,
];

export const defaultMaxPayload = 1024 * 1024;
/** Characters that an oversized payload shows of itself. */
export const headLength = 4096;

export type PayloadOptions = Pick<ReadOptions, 'payload' | 'maxPayload'>;

/** The columns of one event, in the order of `at`. */
export function eventColumns(reader: Reader, options: PayloadOptions): string {
  const { columns, envelope } = reader.layout;
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
    payloadColumns(options.payload === 'full' ? columns.data : null, max, reader.utf8),
    payloadColumns(needsMetadata ? columns.metadata : null, max, reader.utf8),
  ]
    .map((expression) => expression ?? 'NULL')
    .join(', ');
}

/**
 * Kind, size in bytes, value when it is short enough, beginning when it is not. `octet_length` reads
 * the row's header only, so a long value stays on disk until its beginning is wanted.
 */
export function payloadColumns(column: string | null, max: number, utf8: boolean): string {
  if (column === null) return 'NULL, NULL, NULL, NULL';
  const limit = Math.max(0, Math.floor(max));
  const fits =
    `(octet_length(${column}) <= ${limit} OR ` +
    `(octet_length(${column}) <= ${limit * 4} AND typeof(${column}) = 'text' AND length(${column}) <= ${limit}))`;
  const bytes = (expression: string): string => (utf8 ? `CAST(${expression} AS BLOB)` : expression);
  return [
    `typeof(${column})`,
    `octet_length(${column})`,
    `CASE WHEN ${fits} THEN ${bytes(column)} END`,
    `CASE WHEN NOT ${fits} THEN ${bytes(`substr(${column}, 1, ${Math.min(limit, headLength)})`)} END`,
  ].join(', ');
}
