import { AppError } from '@/lib/errors.ts';
import { tableMapping, type TableMapping, type ValueSource } from '@/lib/events/table-mapping.ts';
import {
  plain,
  table,
  type Expr,
  type Layout,
  type PayloadField,
  type TimeField,
} from './layout.ts';

/** The mapping inside a guess. Throws `invalid_input` that names the part that is wrong. */
export function parseMapping(parameters: Readonly<Record<string, unknown>>): TableMapping {
  const parsed = tableMapping.safeParse(parameters);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const field = issue?.path.join('.') ?? '';
  throw invalid(`The mapping is not complete: ${field}: ${issue?.message ?? ''}.`, field);
}

const invalid = (message: string, field: string): AppError =>
  new AppError('invalid_input', message, { field });

/** Types of columns by name, as Postgres writes them. */
type ColumnTypes = ReadonlyMap<string, string>;

/** A layout from a mapping. Its numbers may come from anywhere, so gaps stay open for a while. */
export function mappedLayout(mapping: TableMapping, types: ColumnTypes): Layout {
  return {
    name: 'mapped',
    title: mapping.table,
    firstVersion: 1n,
    tables: [table('e', mapping.table, columnsOf(mapping))],
    log: { from: 'e', joins: [], where: [] },
    fields: {
      ...plain,
      id: optional(mapping.eventId),
      streamId: text(mapping.streamId),
      category: categoryOf(mapping),
      version: text(mapping.version ?? whole(positionOf(mapping))),
      type: text(mapping.type),
      schemaVersion: optional(mapping.schemaVersion),
      recordedAt: timeOf(mapping.recordedAt, mapping.recordedAs, types),
      occurredAt: timeOf(mapping.occurredAt, mapping.occurredAs, types),
      correlationId: optional(mapping.correlationId),
      causationId: optional(mapping.causationId),
      initiator: optional(mapping.initiator),
      tenant: optional(mapping.tenant),
      data: payloadOf(mapping.data),
      metadata: mapping.metadata === null ? null : payloadOf(mapping.metadata),
    },
    order: [text(whole(positionOf(mapping)))],
    stream: null,
    streams: null,
    seal: 'lock-holders',
    sealAfter: 5,
    snapshots: null,
    conventions: true,
    notify: null,
  };
}

function positionOf({ position, table: name }: TableMapping): string {
  if (position !== null) return position;
  throw invalid(
    `A row of PostgreSQL has no number of its own. Name the column of ${name} that counts its events.`,
    'position',
  );
}

const whole = (column: string): ValueSource => ({ column, path: [] });

const column = (name: string): Expr => ({ kind: 'column', table: 'e', column: name });

const text = ({ column: name, path }: ValueSource): Expr =>
  path.length === 0 ? column(name) : { kind: 'json', of: column(name), path };

const optional = (source: ValueSource | null): Expr | null =>
  source === null ? null : text(source);

function categoryOf({ category, categoryBefore, streamId }: TableMapping): Expr | null {
  if (category !== null) return text(category);
  return categoryBefore === null
    ? null
    : { kind: 'before', of: text(streamId), separator: categoryBefore };
}

/** `text` says ISO text or a type of the database: the column itself tells which. */
function timeOf(
  source: ValueSource | null,
  as: TableMapping['recordedAs'],
  types: ColumnTypes,
): TimeField | null {
  if (source === null) return null;
  const typed =
    source.path.length === 0 && /^(timestamp|date)/.test(types.get(source.column) ?? '');
  return { of: text(source), encoding: as === 'text' && typed ? 'timestamp' : as };
}

const payloadOf = ({ column: name, path }: ValueSource): PayloadField => ({
  of: path.length === 0 ? column(name) : { kind: 'part', of: column(name), path },
  insteadBinary: null,
  codec: 'json',
});

/** Every column that the mapping names; all of them must be there. */
function columnsOf(mapping: TableMapping): readonly string[] {
  const sources = [
    mapping.streamId,
    mapping.version,
    mapping.type,
    mapping.eventId,
    mapping.category,
    mapping.schemaVersion,
    mapping.recordedAt,
    mapping.occurredAt,
    mapping.correlationId,
    mapping.causationId,
    mapping.initiator,
    mapping.tenant,
    mapping.data,
    mapping.metadata,
  ];
  const named = sources.flatMap((source) => source?.column ?? []);
  return [...new Set([positionOf(mapping), ...named])];
}
