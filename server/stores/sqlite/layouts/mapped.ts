import { AppError } from '@/lib/errors.ts';
import { tableMapping, type TableMapping, type ValueSource } from '@/lib/events/table-mapping.ts';
import type { PushableTerm, TableShape } from '../../port.ts';
import type { SqliteLayout } from './layout.ts';
import { literal, quoted } from './sql-text.ts';

/** What the file says about a mapped table beside its columns. */
export interface TableFacts {
  /** False for views and tables WITHOUT ROWID. */
  readonly hasRowid: boolean;
  /** First columns of its indexes. */
  readonly leading: ReadonlySet<string>;
}

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

/** A home-grown table as a layout. Identifiers come from the catalogue and are quoted. */
export function mappedLayout(
  mapping: TableMapping,
  shape: TableShape,
  facts: TableFacts,
): SqliteLayout {
  const sql = new Expressions(shape);
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
    recordedAs: mapping.recordedAs,
    occurredAs: mapping.occurredAs,
    envelope: 'metadata',
    indexed: indexedTerms(mapping, facts),
    timeIndex: false,
    countIndexes: false,
    streams: null,
    snapshots: null,
  };
}

function positionOf(mapping: TableMapping, sql: Expressions, { hasRowid }: TableFacts): string {
  if (mapping.position !== null) return sql.column(mapping.position);
  if (hasRowid) return 'e.rowid';
  throw invalid(
    `The table ${mapping.table} has no row numbers of its own. Name the column that counts its events.`,
    'position',
  );
}

function categoryOf(mapping: TableMapping, sql: Expressions): string | null {
  if (mapping.category !== null) return sql.text(mapping.category);
  if (mapping.categoryBefore === null) return null;
  const [stream, separator] = [sql.required(mapping.streamId), literal(mapping.categoryBefore)];
  const place = `instr(${stream}, ${separator})`;
  return `CASE WHEN ${place} > 1 THEN substr(${stream}, 1, ${place} - 1) END`;
}

function indexedTerms(mapping: TableMapping, { leading }: TableFacts): ReadonlySet<PushableTerm> {
  const columns: Readonly<Partial<Record<PushableTerm, ValueSource | null>>> = {
    stream: mapping.streamId,
    type: mapping.type,
    category: mapping.category,
    correlationId: mapping.correlationId,
    causationId: mapping.causationId,
  };
  const terms: readonly PushableTerm[] = [
    'stream',
    'type',
    'category',
    'correlationId',
    'causationId',
  ];
  return new Set(
    terms.filter((term) => {
      const source = columns[term] ?? null;
      return source !== null && source.path.length === 0 && leading.has(source.column);
    }),
  );
}

/** SQL for columns of one table. */
class Expressions {
  readonly #shape: TableShape;
  constructor(shape: TableShape) {
    this.#shape = shape;
  }

  column(name: string): string {
    return `e.${quoted(this.#declared(name).name)}`;
  }

  /** As text. Columns that can only hold text stay bare, so that their indexes serve. */
  text(source: ValueSource | null): string | null {
    return source === null ? null : this.required(source);
  }

  required(source: ValueSource): string {
    const column = this.column(source.column);
    if (source.path.length > 0) return `CAST(${this.#extract(source)} AS TEXT)`;
    if (/char|clob|text/i.test(this.#declared(source.column).type)) return column;
    return `CASE typeof(${column}) WHEN 'blob' THEN lower(hex(${column})) ELSE CAST(${column} AS TEXT) END`;
  }

  number(source: ValueSource | null): string | null {
    if (source === null) return null;
    if (source.path.length > 0) return `CAST(${this.#extract(source)} AS INTEGER)`;
    return this.column(source.column);
  }

  plain(source: ValueSource | null): string | null {
    if (source === null) return null;
    return source.path.length > 0 ? this.#extract(source) : this.column(source.column);
  }

  /** The payload, or a part of it as JSON. Text that is no JSON stays whole, so that it is seen. */
  part(source: ValueSource): string {
    const column = this.column(source.column);
    if (source.path.length === 0) return column;
    return `CASE WHEN json_valid(${column}) THEN ${column} -> ${this.#path(source)} ELSE ${column} END`;
  }

  #extract(source: ValueSource): string {
    const column = this.column(source.column);
    return `CASE WHEN json_valid(${column}) THEN ${column} ->> ${this.#path(source)} END`;
  }

  #path({ path }: ValueSource): string {
    const broken = path.find((key) => key.includes('"'));
    if (broken !== undefined) throw invalid(`The key ${broken} holds a quotation mark.`, 'path');
    return literal(`$${path.map((key) => `."${key}"`).join('')}`);
  }

  #declared(name: string): { readonly name: string; readonly type: string } {
    const found = this.#shape.columns.find((column) => column.name === name);
    if (found !== undefined) return found;
    throw invalid(`The table ${this.#shape.table} has no column ${name}.`, 'mapping');
  }
}
