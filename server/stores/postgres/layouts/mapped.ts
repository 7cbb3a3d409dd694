import { AppError } from '@/lib/errors.ts';
import {
  tableMapping,
  type SnapshotMapping,
  type TableMapping,
  type ValueSource,
} from '@/lib/events/table-mapping.ts';
import {
  plain,
  table,
  type Expr,
  type Layout,
  type PayloadField,
  type SnapshotTable,
  type TableSignature,
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
export function mappedLayout(
  mapping: TableMapping,
  types: { readonly events: ColumnTypes; readonly snapshots: ColumnTypes },
): Layout {
  const { snapshots, zone } = mapping;
  const inEvents = { types: types.events, role: 'e', zone } as const;
  return {
    name: 'mapped',
    title: mapping.table,
    firstVersion: 1n,
    tables: [
      table('e', mapping.table, columnsOf(mapping)),
      ...(snapshots === null ? [] : [snapshotSignature(snapshots)]),
    ],
    log: { from: 'e', joins: [], where: [] },
    fields: {
      ...plain,
      id: optional(mapping.eventId),
      streamId: text(mapping.streamId),
      category: categoryOf(mapping),
      version: text(mapping.version ?? whole(positionOf(mapping))),
      type: text(mapping.type),
      schemaVersion: optional(mapping.schemaVersion),
      recordedAt: timeOf(mapping.recordedAt, mapping.recordedAs, inEvents),
      occurredAt: timeOf(mapping.occurredAt, mapping.occurredAs, inEvents),
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
    snapshots:
      snapshots === null ? null : snapshotTable(snapshots, { types: types.snapshots, zone }),
    conventions: true,
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

/** Role of the table of events, and of the one of snapshots. */
type Role = 'e' | 'snapshots';

const column = (name: string, role: Role): Expr => ({ kind: 'column', table: role, column: name });

const text = ({ column: name, path }: ValueSource, role: Role = 'e'): Expr =>
  path.length === 0 ? column(name, role) : { kind: 'json', of: column(name, role), path };

const optional = (source: ValueSource | null, role: Role = 'e'): Expr | null =>
  source === null ? null : text(source, role);

function categoryOf({ category, categoryBefore, streamId }: TableMapping): Expr | null {
  if (category !== null) return text(category);
  return categoryBefore === null
    ? null
    : { kind: 'before', of: text(streamId), separator: categoryBefore };
}

interface TimePlace {
  readonly types: ColumnTypes;
  readonly role: Role;
  readonly zone: string;
}

/** `text` says ISO text or a type of the database: the column itself tells which. */
function timeOf(
  source: ValueSource | null,
  as: TableMapping['recordedAs'],
  { types, role, zone }: TimePlace,
): TimeField | null {
  if (source === null) return null;
  const type = source.path.length === 0 ? (types.get(source.column) ?? '') : '';
  const of = text(source, role);
  if (as !== 'text' || !/^(timestamp|date)/.test(type)) return { of, encoding: as, zone };
  const isPlaced = zone === 'UTC' || type.includes('with time zone');
  return { of: isPlaced ? of : { kind: 'zoned', of, zone }, encoding: 'timestamp', zone };
}

const payloadOf = ({ column: name, path }: ValueSource, role: Role = 'e'): PayloadField => ({
  of: path.length === 0 ? column(name, role) : { kind: 'part', of: column(name, role), path },
  insteadBinary: null,
  codec: 'json',
});

const snapshotTable = (
  mapping: SnapshotMapping,
  { types, zone }: Pick<TimePlace, 'types' | 'zone'>,
): SnapshotTable => ({
  kind: 'table',
  table: 'snapshots',
  streamId: text(mapping.streamId, 'snapshots'),
  version: text(mapping.version, 'snapshots'),
  type: optional(mapping.type, 'snapshots'),
  recordedAt: timeOf(mapping.recordedAt, mapping.recordedAs, { types, role: 'snapshots', zone }),
  data: payloadOf(mapping.data, 'snapshots'),
});

function snapshotSignature(mapping: SnapshotMapping): TableSignature {
  const { streamId, version, data, type, recordedAt } = mapping;
  const named = [streamId, version, data, type, recordedAt].flatMap(
    (source) => source?.column ?? [],
  );
  return table('snapshots', mapping.table, [...new Set(named)]);
}

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
