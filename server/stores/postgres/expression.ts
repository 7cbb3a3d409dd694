import { careless, type CatalogueTable } from './catalogue.ts';
import type { Expr } from './layouts/layout.ts';
import { quoted, type SqlType, type Statement } from './statement.ts';

export interface Compiled {
  readonly sql: string;
  /** As Postgres names it. */
  readonly type: string;
  /** Set when it is nothing but a column: index facts speak of columns. */
  readonly column: ColumnName | null;
  /** The column itself where it calls more texts the same than we do: its index finds them, the bytes decide. */
  readonly loose?: Loose;
}

interface ColumnName {
  readonly table: string;
  readonly name: string;
}

interface Loose {
  readonly sql: string;
  /** Where `citext` is; null for text. */
  readonly schema: string | null;
  readonly column: ColumnName;
}

export interface Scope {
  /** Tables by alias; one that is missing makes its columns null. */
  readonly tables: ReadonlyMap<string, CatalogueTable>;
  /** Quoted name of Message DB's function, when this role may call it. */
  readonly categoryFunction: string | null;
  readonly statement: Statement;
}

/** Expressions over the tables of one statement. */
export interface Compiler {
  readonly scope: Scope;
  /** Null for nothing, and for what rests on a column that is not there. */
  readonly compile: (expr: Expr | null) => Compiled | null;
}

export const compilerOver = (scope: Scope): Compiler => ({
  scope,
  compile: (expr) => (expr === null ? null : compile(expr, scope)),
});

const text = (sql: string): Compiled => ({ sql, type: 'text', column: null });

/** The SQL of an expression; null when it rests on a column that is not there. */
export function compile(expr: Expr, scope: Scope): Compiled | null {
  if (isOverOne(expr)) return compileOver(expr, scope);
  switch (expr.kind) {
    case 'column':
      return compileColumn(expr.table, expr.column, scope);
    case 'constant':
      return text(scope.statement.text(expr.value));
    case 'first':
      return compileFirst(expr.of, scope);
    case 'joined':
      return compileJoined(expr.of, expr.separator, scope);
  }
}

type Over = Extract<Expr, { readonly of: Expr }>;

const isOverOne = (expr: Expr): expr is Over => 'of' in expr && 'kind' in expr.of;

function compileOver(expr: Over, scope: Scope): Compiled | null {
  const inner = compile(expr.of, scope);
  if (inner === null) return null;
  switch (expr.kind) {
    case 'json':
      return text(`(${asJson(inner)} #>> ${scope.statement.texts(expr.path)})`);
    case 'part':
      return {
        sql: `(${asJson(inner)} #> ${scope.statement.texts(expr.path)})`,
        type: inner.type === 'json' ? 'json' : 'jsonb',
        column: null,
      };
    case 'before':
      return text(beforeSql(asText(inner), scope.statement.text(expr.separator)));
    case 'category':
      return text(categorySql(asText(inner), scope));
    case 'unless':
      return text(`nullif(${asText(inner)}, ${scope.statement.text(expr.value)})`);
    case 'zoned':
      return zoned(inner, scope.statement.text(expr.zone));
  }
}

/** A date is midnight of its day. */
function zoned(inner: Compiled, zone: string): Compiled {
  if (inner.type !== 'date' && !inner.type.includes('without time zone')) return inner;
  const sql = `(${inner.sql}::timestamp AT TIME ZONE ${zone})`;
  return { sql, type: 'timestamp with time zone', column: null };
}

function compileColumn(alias: string, column: string, scope: Scope): Compiled | null {
  const table = scope.tables.get(alias);
  const type = table?.columns.get(column);
  if (table === undefined || type === undefined) return null;
  const own = { table: alias, name: column };
  const sql = `${quoted(alias)}.${quoted(column)}`;
  // To such a column "a" may be "A", and to us they are two names; an index finds both.
  if (type === careless) {
    return { ...text(`(${sql} COLLATE "C")`), loose: { sql, schema: null, column: own } };
  }
  if (!/(^|\.)citext$/.test(type)) return { sql, type, column: own };
  const exact = text(`(${sql}::text)`);
  // Of the schema of the table it is known that this role may use it.
  return [table.schema, quoted(table.schema)].some((schema) => type === `${schema}.citext`)
    ? { ...exact, loose: { sql, schema: table.schema, column: own } }
    : exact;
}

function compileFirst(parts: readonly Expr[], scope: Scope): Compiled | null {
  const found = parts.map((part) => compile(part, scope)).filter((part) => part !== null);
  const [only] = found;
  if (only === undefined) return null;
  if (found.length === 1) return only;
  const whole = found.every(({ type }) => isInteger(type));
  return whole
    ? { sql: `coalesce(${found.map(({ sql }) => sql).join(', ')})`, type: 'bigint', column: null }
    : text(`coalesce(${found.map(asText).join(', ')})`);
}

function compileJoined(parts: readonly Expr[], separator: string, scope: Scope): Compiled | null {
  const found = parts.map((part) => compile(part, scope));
  if (found.some((part) => part === null)) return null;
  const between = ` || ${scope.statement.text(separator)} || `;
  return text(`(${found.map((part) => (part === null ? 'NULL' : asText(part))).join(between)})`);
}

const uuid = '^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$';

const beforeSql = (whole: string, separator: string): string =>
  `CASE WHEN ${whole} !~ '${uuid}' AND strpos(${whole}, ${separator}) > 1 THEN split_part(${whole}, ${separator}, 1) END`;

const categorySql = (whole: string, { categoryFunction }: Scope): string =>
  categoryFunction === null
    ? `split_part(${whole}, '-', 1)`
    : `${categoryFunction}(${whole}::varchar)`;

export const asText = ({ sql, type }: Compiled): string => (type === 'text' ? sql : `${sql}::text`);

const asJson = ({ sql, type }: Compiled): string =>
  type === 'json' || type === 'jsonb' ? sql : `${sql}::text::jsonb`;

const integers: ReadonlySet<string> = new Set(['smallint', 'integer', 'bigint']);

export const isInteger = (type: string): boolean => integers.has(type);

/** A whole number to compare and order by. A plain integer column stays as it is, for its index. */
export const asInteger = ({ sql, type }: Compiled): string =>
  isInteger(type) || type === 'xid8' ? sql : `(${sql})::bigint`;

const exactTypes: readonly SqlType[] = ['uuid', 'xid8', 'bigint'];

/** The type in which values must come to be compared with this expression through its index. */
export function comparableType({ type }: Compiled): SqlType {
  if (isInteger(type)) return 'bigint';
  return exactTypes.find((known) => known === type) ?? 'text';
}

/** As the server writes them; it would take other spellings too, but those are other ids to people. */
const uuidText = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/;

/** Whether a text can be a value of that type at all: the server would answer with an error. */
export function fitsType(value: string, type: SqlType): boolean {
  if (value.includes('\0')) return false;
  if (type === 'uuid') return uuidText.test(value);
  if (type === 'xid8') return /^\d{1,19}$/.test(value);
  return type !== 'bigint' || /^-?\d{1,18}$/.test(value);
}
