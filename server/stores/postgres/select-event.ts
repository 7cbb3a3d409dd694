import type { ReadOptions } from '../port.ts';
import { asText, type Compiled, type Compiler } from './expression.ts';
import type { Expr, PayloadField, TimeField } from './layouts/layout.ts';
import type { SourceSql } from './source.ts';

/** Where each part of an event stands in a selected row. */
export const at = {
  id: 0,
  streamId: 1,
  category: 2,
  version: 3,
  type: 4,
  schemaVersion: 5,
  recordedAt: 6,
  occurredAt: 7,
  correlationId: 8,
  causationId: 9,
  initiator: 10,
  tenant: 11,
  link: 12,
  data: 13,
  metadata: 16,
  /** The order's keys follow each other from here. */
  keys: 19,
} as const;

export const defaultMaxPayload = 1024 * 1024;
/** Longest metadata read for its conventions when payloads are not asked for. */
const conventionsLimit = 64 * 1024;

export type PayloadOptions = Pick<ReadOptions, 'payload' | 'maxPayload'>;

export const limitOf = ({ maxPayload }: PayloadOptions): number =>
  Math.max(1, Math.min(Math.floor(maxPayload ?? defaultMaxPayload), 2 ** 28));

const nothing = 'NULL';

/** The columns of one event, in the order of `at`. */
export function eventColumns(source: SourceSql, options: PayloadOptions): string {
  const { fields, bound } = source;
  const limit = limitOf(options);
  const conventions = bound.layout.conventions ? Math.min(limit, conventionsLimit) : 0;
  const limits = {
    full: { data: limit, metadata: limit },
    data: { data: limit, metadata: 0 },
    omit: { data: 0, metadata: conventions },
  }[options.payload];
  const plain = (field: Expr | null): string => textOf(source.compile(field));
  const ifWhole = (sql: string): string => (options.payload === 'data' ? nothing : sql);
  return [
    ifWhole(plain(fields.id)),
    plain(fields.streamId),
    ifWhole(plain(fields.category)),
    plain(fields.version),
    plain(fields.type),
    ifWhole(plain(fields.schemaVersion)),
    timeColumn(fields.recordedAt, source),
    timeColumn(fields.occurredAt, source),
    ...[fields.correlationId, fields.causationId, fields.initiator, fields.tenant].map((field) =>
      ifWhole(plain(field)),
    ),
    linkColumn(source),
    payloadColumns(fields.data, source, limits.data),
    payloadColumns(fields.metadata, source, limits.metadata),
    ...orderKeys(source).map(({ sql }) => `${sql}::text`),
  ].join(', ');
}

export const textOf = (compiled: Compiled | null): string =>
  compiled === null ? nothing : asText(compiled);

export const timeColumn = (field: TimeField | null, source: Compiler): string =>
  textOf(field === null ? null : source.compile(field.of));

function linkColumn(source: SourceSql): string {
  const [one, other] = source.fields.linkUnlessEqual ?? [null, null];
  const [left, right] = [source.compile(one), source.compile(other)];
  return left === null || right === null ? nothing : `(${left.sql} <> ${right.sql})::text`;
}

export const orderKeys = (source: SourceSql): readonly Compiled[] =>
  source.bound.layout.order.flatMap((expr) => source.compile(expr) ?? []);

/** `measuredText`, then bytes with their number; of each only as much as is wanted. */
export function payloadColumns(
  field: PayloadField | null,
  source: Compiler,
  limit: number,
): string {
  const main = source.compile(field?.of ?? null);
  if (main === null || limit === 0) return [nothing, nothing, nothing].join(', ');
  if (main.type === 'bytea') return [nothing, ...bytesColumns(main.sql, limit)].join(', ');
  const instead = source.compile(field?.insteadBinary ?? null);
  const text = instead === null ? asText(main) : unlessBytes(instead, main);
  const bytes = instead === null ? [nothing, nothing] : bytesColumns(instead.sql, limit);
  return [measuredText(text, limit), ...bytes].join(', ');
}

/**
 * `:` and the text; or its length in characters, `:` and its beginning where it is longer than that.
 * One column, and a subquery that is not merged, so that `jsonb` becomes text only once.
 */
const measuredText = (sql: string, limit: number): string =>
  `(SELECT CASE WHEN octet_length(t) <= ${limit} OR length(t) <= ${limit} THEN ':' || t ` +
  `ELSE length(t)::text || ':' || left(t, ${limit}) END FROM (SELECT ${sql} AS t OFFSET 0) AS once)`;

const unlessBytes = (bytes: Compiled, main: Compiled): string =>
  `CASE WHEN ${bytes.sql} IS NULL THEN ${asText(main)} END`;

const bytesColumns = (sql: string, limit: number): readonly [string, string] => [
  // A character has at most four bytes.
  `encode(substring(${sql} FROM 1 FOR CASE WHEN octet_length(${sql}) <= ${limit * 4} THEN ${limit * 4} ELSE ${limit} END), 'hex')`,
  `octet_length(${sql})::text`,
];
