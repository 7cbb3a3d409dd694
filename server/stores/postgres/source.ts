import type { CatalogueTable, TableIndex } from './catalogue.ts';
import { asText, compile, type Compiled, type Compiler, type Scope } from './expression.ts';
import type {
  EventFields,
  Expr,
  FixedTerm,
  Join,
  Layout,
  NumberedStream,
  Source,
} from './layouts/layout.ts';
import { quoted, type Statement } from './statement.ts';

/** A layout tied to the tables of one database. */
export interface Bound {
  readonly layout: Layout;
  /** By role. */
  readonly tables: ReadonlyMap<string, CatalogueTable>;
  readonly categoryFunction: string | null;
  /** Marten's documents, by the name of their type in small letters; empty for every other layout. */
  readonly documents: ReadonlyMap<string, CatalogueTable>;
  /** Indexes by role. */
  readonly indexes: ReadonlyMap<string, readonly TableIndex[]>;
}

export interface Reading {
  readonly statement: Statement;
  /** Percent of the table's pages to look at; null for all. */
  readonly sample: number | null;
}

/** FROM clause and columns for one statement. */
export class SourceSql implements Compiler {
  readonly bound: Bound;
  readonly fields: EventFields;
  readonly scope: Scope;
  readonly from: string;
  /** Conditions that hold for every event of the layout. */
  readonly fixed: readonly string[];
  readonly numbered: NumberedStream | null;

  constructor(bound: Bound, source: Source, { statement, sample }: Reading) {
    this.bound = bound;
    this.fields = fieldsOf(bound.layout, source);
    this.scope = {
      tables: aliases(bound, source),
      categoryFunction: bound.categoryFunction,
      statement,
    };
    this.from = fromSql(this, source, sample);
    this.fixed = source.where.flatMap((term) => fixedSql(term, this.scope));
    const { stream } = bound.layout;
    this.numbered = source === stream ? (stream.numbered ?? null) : null;
  }

  readonly compile = (expr: Expr | null): Compiled | null =>
    expr === null ? null : compile(expr, this.scope);

  where(conditions: readonly string[]): string {
    const all = [...this.fixed, ...conditions];
    return all.length === 0 ? '' : `WHERE ${all.join(' AND ')}`;
  }
}

export const logSource = (bound: Bound, statement: Statement): SourceSql =>
  new SourceSql(bound, bound.layout.log, { statement, sample: null });

export const sampledLog = (bound: Bound, reading: Reading): SourceSql =>
  new SourceSql(bound, bound.layout.log, reading);

export const streamSource = (bound: Bound, statement: Statement): SourceSql =>
  new SourceSql(bound, bound.layout.stream ?? bound.layout.log, { statement, sample: null });

const fieldsOf = (layout: Layout, source: Source): EventFields =>
  layout.stream !== null && source === layout.stream
    ? { ...layout.fields, ...layout.stream.fields }
    : layout.fields;

function aliases(bound: Bound, source: Source): ReadonlyMap<string, CatalogueTable> {
  const named = [
    [source.from, source.from] as const,
    ...source.joins.map((join) => [join.as, join.table] as const),
  ];
  return new Map(
    named.flatMap(([alias, role]) => {
      const table = bound.tables.get(role);
      return table === undefined ? [] : [[alias, table] as const];
    }),
  );
}

export const tableName = ({ schema, name }: CatalogueTable): string =>
  `${quoted(schema)}.${quoted(name)}`;

function fromSql({ scope }: SourceSql, source: Source, sample: number | null): string {
  const table = scope.tables.get(source.from);
  const first = table === undefined ? '' : `${tableName(table)} AS ${quoted(source.from)}`;
  const sampled = sample === null ? '' : `TABLESAMPLE SYSTEM (${sample}) REPEATABLE (1)`;
  return ['FROM', first, sampled, ...source.joins.map((join) => joinSql(join, scope))].join(' ');
}

function joinSql(join: Join, scope: Scope): string {
  const table = scope.tables.get(join.as);
  if (table === undefined) return '';
  const on = join.on.flatMap(([left, right]) => equalSql(left, right, scope)).join(' AND ');
  const alias = quoted(join.as);
  if (join.kind !== 'first') {
    return `${join.kind === 'left' ? 'LEFT JOIN' : 'JOIN'} ${tableName(table)} AS ${alias} ON ${on}`;
  }
  const columns = [...table.columns.keys()].map((name) => `${alias}.${quoted(name)}`).join(', ');
  const order = join.order.flatMap((expr) => compile(expr, scope)?.sql ?? []).join(', ');
  const sorted = order === '' ? '' : ` ORDER BY ${order}`;
  return `LEFT JOIN LATERAL (SELECT ${columns} FROM ${tableName(table)} AS ${alias} WHERE ${on}${sorted} LIMIT 1) AS ${alias} ON true`;
}

function equalSql(left: Expr, right: Expr, scope: Scope): readonly string[] {
  const [one, other] = [compile(left, scope), compile(right, scope)];
  if (one === null || other === null) return [];
  return one.type === other.type
    ? [`${one.sql} = ${other.sql}`]
    : [`${asText(one)} = ${asText(other)}`];
}

function fixedSql(term: FixedTerm, scope: Scope): readonly string[] {
  const compiled = compile(term.of, scope);
  if (compiled === null) return [];
  const operator = term.is === 'equal' ? '=' : 'IS DISTINCT FROM';
  const number = /^(smallint|integer|bigint)$/.test(compiled.type);
  return number
    ? [`${compiled.sql} ${operator} ${scope.statement.value(term.value, 'bigint')}`]
    : [`${asText(compiled)} ${operator} ${scope.statement.text(term.value)}`];
}
