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
  metadata: 18,
} as const;

/**
 * Offsets of a payload's columns from its first: SQLite's type of the value, the value or in its
 * place its size in bytes where it is too long, and then its beginning.
 */
export const payloadAt = { kind: 0, value: 1, head: 2 } as const;

/** Columns whose bytes are UTF-8 text where they can be. */
const textColumns: ReadonlySet<number> = new Set([
  at.data + payloadAt.value,
  at.data + payloadAt.head,
  at.metadata + payloadAt.value,
  at.metadata + payloadAt.head,
]);

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
): Pick<Statement, 'sql' | 'exact' | 'text' | 'places'> {
  const { places, sql } = present(eventColumns(reader.layout, options, false));
  const text = places.flatMap((place, index) => (textColumns.has(place) ? [index] : []));
  if (!reader.utf8) return { sql: sqlWith(sql), text, places };
  const exact = sqlWith(present(eventColumns(reader.layout, options, true)).sql);
  return { sql: sqlWith(sql), exact, text, places };
}

/** Columns a layout lacks are not asked for: each would cost its share of every row. */
function present(columns: readonly (string | null)[]): {
  readonly places: readonly number[];
  readonly sql: string;
} {
  const kept = columns.flatMap((sql, place) => (sql === null ? [] : [{ sql, place }]));
  return {
    places: kept.map(({ place }) => place),
    sql: kept.map(({ sql }) => sql).join(', '),
  };
}

/** The columns of one event, in the order of `at`. */
function eventColumns(
  layout: SqliteLayout,
  options: PayloadOptions,
  asBytes: boolean,
): readonly (string | null)[] {
  const { columns, envelope } = layout;
  const max = options.maxPayload ?? defaultMaxPayload;
  const whole = options.payload !== 'data';
  const needsMetadata = whole && (options.payload === 'full' || envelope === 'metadata');
  const ifWhole = (column: string | null): string | null => (whole ? column : null);
  return [
    columns.position,
    ifWhole(columns.eventId),
    columns.streamId,
    ifWhole(columns.category),
    columns.version,
    columns.type,
    ifWhole(columns.schemaVersion),
    columns.recordedAt,
    columns.occurredAt,
    ifWhole(columns.correlationId),
    ifWhole(columns.causationId),
    ifWhole(columns.initiator),
    ifWhole(columns.tenant),
    ifWhole(columns.tags),
    columns.erased,
    ...payloadColumns(options.payload === 'omit' ? null : columns.data, max, asBytes),
    ...payloadColumns(needsMetadata ? columns.metadata : null, max, asBytes),
  ];
}

/**
 * SQL of each of `payloadAt`, or nothing where there is no column. `octet_length` reads the row's
 * header only, so a long value stays on disk until its beginning is wanted.
 */
export function payloadColumns(
  column: string | null,
  max: number,
  asBytes: boolean,
): readonly (string | null)[] {
  if (column === null) return [null, null, null];
  const limit = Math.max(0, Math.floor(max));
  const fits =
    `(octet_length(${column}) <= ${limit} OR ` +
    `(octet_length(${column}) <= ${limit * 4} AND typeof(${column}) = 'text' AND length(${column}) <= ${limit}))`;
  const chosen = (expression: string): string =>
    asBytes ? `CAST(${expression} AS BLOB)` : expression;
  const head = chosen(`substr(${column}, 1, ${Math.min(limit, headLength)})`);
  return [
    `typeof(${column})`,
    `CASE WHEN ${fits} THEN ${chosen(column)} ELSE octet_length(${column}) END`,
    `CASE WHEN NOT ${fits} THEN ${head} END`,
  ];
}
