import { tableMapping, type TableMapping, type ValueSource } from '@/lib/events/table-mapping.ts';
import type { PushableTerm, TableShape } from '../../port.ts';
import type { SqliteLayout } from './layout.ts';
import { ColumnSql, invalidMapping } from './mapped-columns.ts';
import type { MappedSnapshots } from './mapped-snapshots.ts';
import { literal, quoted } from './sql-text.ts';
import { collationOf, secondsOf, type TableIndexes } from './table-indexes.ts';

/** What the file says about a mapped table beside its columns. */
export interface TableFacts {
  /** False for views and tables WITHOUT ROWID. */
  readonly hasRowid: boolean;
  readonly indexes: TableIndexes;
  /** The column that is another name of the number of the row; null: none is. */
  readonly rowNumber: string | null;
}

/** The mapping inside a guess. Throws `invalid_input` that names the part that is wrong. */
export function parseMapping(parameters: Readonly<Record<string, unknown>>): TableMapping {
  const parsed = tableMapping.safeParse(parameters);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const field = issue?.path.join('.') ?? '';
  throw invalidMapping(`The mapping is not complete: ${field}: ${issue?.message ?? ''}.`, field);
}

/** A home-grown table as a layout. Identifiers come from the catalogue and are quoted. */
export function mappedLayout(
  mapping: TableMapping,
  shape: TableShape,
  { snapshots, ...facts }: TableFacts & { readonly snapshots: MappedSnapshots | null },
): SqliteLayout {
  const sql = new ColumnSql(shape, 'e');
  const position = positionOf(mapping, sql, facts);
  return {
    name: 'mapped',
    firstVersion: 1n,
    source: `${quoted(shape.table)} e`,
    where: null,
    columns: {
      position,
      eventId: sql.text(mapping.eventId),
      streamId: sql.required(mapping.streamId),
      category: categoryOf(mapping, sql),
      version: sql.number(mapping.version) ?? position,
      type: sql.required(mapping.type),
      schemaVersion: sql.text(mapping.schemaVersion),
      recordedAt: sql.plain(mapping.recordedAt),
      occurredAt: sql.plain(mapping.occurredAt),
      correlationId: sql.text(mapping.correlationId),
      causationId: sql.text(mapping.causationId),
      initiator: sql.text(mapping.initiator),
      tenant: sql.text(mapping.tenant),
      tags: null,
      erased: null,
      data: sql.part(mapping.data),
      metadata: mapping.metadata === null ? null : sql.part(mapping.metadata),
    },
    recordedAs: { as: mapping.recordedAs, zone: mapping.zone },
    occurredAs: { as: mapping.occurredAs, zone: mapping.zone },
    envelope: 'metadata',
    ...indexedTerms(mapping, sql, facts),
    loose: new Map([...sql.loose(facts.indexes), ...(snapshots?.loose ?? [])]),
    timeIndex: false,
    countIndexes: false,
    streams: null,
    snapshots: snapshots?.table ?? null,
  };
}

function positionOf(mapping: TableMapping, sql: ColumnSql, { hasRowid }: TableFacts): string {
  if (mapping.position !== null) return sql.column(mapping.position);
  if (hasRowid) return 'e.rowid';
  throw invalidMapping(
    `The table ${mapping.table} has no row numbers of its own. Name the column that counts its events.`,
    'position',
  );
}

function categoryOf(mapping: TableMapping, sql: ColumnSql): string | null {
  if (mapping.category !== null) return sql.text(mapping.category);
  if (mapping.categoryBefore === null) return null;
  const [stream, separator] = [sql.required(mapping.streamId), literal(mapping.categoryBefore)];
  const place = `instr(${stream}, ${separator})`;
  return `CASE WHEN ${place} > 1 THEN substr(${stream}, 1, ${place} - 1) END`;
}

const indexable = ['stream', 'type', 'category', 'correlationId', 'causationId'] as const;

/** Terms that stand in a column of text as it is, by whether an index has their events in the order of the log. */
function indexedTerms(
  mapping: TableMapping,
  sql: ColumnSql,
  facts: TableFacts,
): Pick<SqliteLayout, 'indexed' | 'grouped'> {
  const sources: Readonly<Record<(typeof indexable)[number], ValueSource | null>> = {
    stream: mapping.streamId,
    type: mapping.type,
    category: mapping.category,
    correlationId: mapping.correlationId,
    causationId: mapping.causationId,
  };
  const indexed = new Set<PushableTerm>();
  const grouped = new Set<PushableTerm>();
  for (const term of indexable) {
    const source = sources[term];
    if (source === null || !sql.isBare(source)) continue;
    const collation = collationOf(facts.indexes, source.column);
    if (collation === null) continue;
    const after = secondsOf(facts.indexes, { column: source.column, collation });
    const { position } = mapping;
    const isRowNumber = position === null || position === facts.rowNumber;
    const inOrder = after.some((next) => (next === null ? isRowNumber : next === position));
    (inOrder || term === 'stream' ? indexed : grouped).add(term);
  }
  return { indexed, grouped };
}
