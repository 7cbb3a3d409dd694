import type Sqlite from 'better-sqlite3';

/** Kinds of questions are few; only the number of values that one names is not known beforehand. */
const mostKept = 200;

/** Statements of one connection, each prepared when it is asked for first. */
export class Statements {
  readonly #database: Sqlite.Database;
  readonly #kept = new Map<string, Sqlite.Statement>();

  constructor(database: Sqlite.Database) {
    this.#database = database;
  }

  /** Tells each row as the list of its columns. */
  rows<Bound extends unknown[], Row extends readonly unknown[]>(
    sql: string,
  ): Sqlite.Statement<Bound, Row> {
    return asTyped(this.#statement(`rows ${sql}`, () => this.#database.prepare(sql).raw()));
  }

  /** Tells the only column of each row. */
  values<Bound extends unknown[], Value>(sql: string): Sqlite.Statement<Bound, Value> {
    return asTyped(this.#statement(`values ${sql}`, () => this.#database.prepare(sql).pluck()));
  }

  #statement(key: string, prepare: () => Sqlite.Statement): Sqlite.Statement {
    const known = this.#kept.get(key);
    if (known !== undefined) return known;
    const made = prepare();
    if (this.#kept.size >= mostKept) this.#kept.clear();
    this.#kept.set(key, made);
    return made;
  }
}

/** What a statement takes and tells stands in its text, which only its writer knows. */
const asTyped = <Bound extends unknown[], Row>(
  statement: Sqlite.Statement,
): Sqlite.Statement<Bound, Row> => statement as unknown as Sqlite.Statement<Bound, Row>;
