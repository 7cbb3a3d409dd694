import type { Compiled } from './expression.ts';
import type { SourceSql } from './source.ts';

const perSecond = { seconds: 1, milliseconds: 1000, microseconds: 1_000_000 } as const;

/** A date and a time as ISO 8601 writes them; anything else has no place on a chart. */
const written =
  '^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])[T ]([01]\\d|2[0-3]):[0-5]\\d(:[0-5]\\d([.]\\d+)?)?(Z|[+-]\\d\\d(:?\\d\\d)?)?$';

/** The recorded time as a Postgres timestamp, however the store writes it; null when it has none. */
export function recordedTimestamp(source: SourceSql): Compiled | null {
  const field = source.fields.recordedAt;
  const column = source.compile(field?.of ?? null);
  if (field === null || column === null) return null;
  const { encoding } = field;
  if (encoding === 'timestamp') return column;
  const sql =
    encoding === 'text'
      ? writtenSql(`${column.sql}::text`, source.scope.statement.text(field.zone ?? 'UTC'))
      : `to_timestamp(${column.sql}::text::float8 / ${perSecond[encoding]})`;
  return { sql, type: 'timestamp with time zone', column: null };
}

/** A time that ends with its clock names no zone: it is placed in the one that was configured. */
const writtenSql = (text: string, zone: string): string =>
  `CASE WHEN ${text} !~ '${written}' THEN NULL WHEN ${text} ~ '(Z|[+-]\\d\\d(:?\\d\\d)?)$' THEN ${text}::timestamptz ELSE ${text}::timestamp AT TIME ZONE ${zone} END`;
