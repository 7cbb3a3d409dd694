import { AppError } from '@/lib/errors.ts';
import type { ValueSource } from '@/lib/events/table-mapping.ts';
import type { TableShape } from '../../port.ts';
import { literal, quoted } from './sql-text.ts';
import { collationOf, type TableIndexes } from './table-indexes.ts';

export const invalidMapping = (message: string, field: string): AppError =>
  new AppError('invalid_input', message, { field });

/** SQL for columns of one table, which a statement knows by an alias. */
export class ColumnSql {
  readonly #shape: TableShape;
  readonly #alias: string;

  constructor(shape: TableShape, alias: string) {
    this.#shape = shape;
    this.#alias = alias;
  }

  column(name: string): string {
    return `${this.#alias}.${quoted(this.#declared(name).name)}`;
  }

  /**
   * As text. Columns that can only hold text stay bare, so that their indexes serve, but for the collation: to
   * the columns of some tables "a" is "A", and to us they are two names.
   */
  text(source: ValueSource | null): string | null {
    return source === null ? null : this.required(source);
  }

  required(source: ValueSource): string {
    const column = this.column(source.column);
    if (source.path.length > 0) return `CAST(${this.#extract(source)} AS TEXT)`;
    if (this.#isText(source)) return `${column} COLLATE BINARY`;
    return `CASE typeof(${column}) WHEN 'blob' THEN lower(hex(${column})) ELSE CAST(${column} AS TEXT) END`;
  }

  /** Whether a column is taken as it is, so that its indexes serve. */
  isBare(source: ValueSource): boolean {
    return source.path.length === 0 && this.#isText(source);
  }

  /** For texts that no index has byte by byte, as one has them; by how `text` writes them. */
  loose(indexes: TableIndexes): ReadonlyMap<string, string> {
    const found = new Map<string, string>();
    for (const { name } of this.#shape.columns) {
      const source = { column: name, path: [] };
      const collation = this.#isText(source) ? collationOf(indexes, name) : null;
      if (collation === null || collation === 'BINARY') continue;
      found.set(this.required(source), `${this.column(name)} COLLATE ${collation}`);
    }
    return found;
  }

  number(source: ValueSource | null): string | null {
    if (source === null) return null;
    if (source.path.length > 0) return `CAST(${this.#extract(source)} AS INTEGER)`;
    return this.column(source.column);
  }

  /** A whole number, or NULL for anything else. A column that is declared as one keeps its index. */
  whole(source: ValueSource): string {
    const bare = source.path.length > 0 ? this.#extract(source) : this.column(source.column);
    const declared = source.path.length === 0 && /int/i.test(this.#declared(source.column).type);
    return declared
      ? bare
      : `CASE WHEN CAST(${bare} AS INTEGER) = ${bare} THEN CAST(${bare} AS INTEGER) END`;
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

  #isText({ column }: ValueSource): boolean {
    return /char|clob|text/i.test(this.#declared(column).type);
  }

  #extract(source: ValueSource): string {
    const column = this.column(source.column);
    return `CASE WHEN json_valid(${column}) THEN ${column} ->> ${this.#path(source)} END`;
  }

  #path({ path }: ValueSource): string {
    const broken = path.find((key) => key.includes('"'));
    if (broken !== undefined)
      throw invalidMapping(`The key ${broken} holds a quotation mark.`, 'path');
    return literal(`$${path.map((key) => `."${key}"`).join('')}`);
  }

  #declared(name: string): { readonly name: string; readonly type: string } {
    const found = this.#shape.columns.find((column) => column.name === name);
    if (found !== undefined) return found;
    throw invalidMapping(`The table ${this.#shape.table} has no column ${name}.`, 'mapping');
  }
}
