import BetterSqlite3 from 'better-sqlite3';

/**
 * Emmett for SQLite talks to the `sqlite3` driver, a second native build of the same engine. Its tests
 * need only that Emmett's own statements reach a real SQLite file, so these calls are answered by the
 * driver we already have.
 */
class Database {
  #file;

  /** @param {string} path */
  constructor(path) {
    this.#file = new BetterSqlite3(path);
  }

  /**
   * @param {string} sql
   * @param {unknown} [given] parameters, or the callback when there are none
   * @param {(error: unknown) => void} [then]
   */
  run(sql, given, then) {
    this.#answer(given, then, (parameters) => {
      const statement = this.#file.prepare(sql);
      if (statement.reader) statement.all(parameters);
      else statement.run(parameters);
    });
  }

  /**
   * @param {string} sql
   * @param {unknown} given
   * @param {(error: unknown, rows?: unknown) => void} [then]
   */
  all(sql, given, then) {
    this.#answer(given, then, (parameters) => this.#file.prepare(sql).all(parameters));
  }

  /**
   * @param {string} sql
   * @param {unknown} given
   * @param {(error: unknown, row?: unknown) => void} [then]
   */
  get(sql, given, then) {
    this.#answer(given, then, (parameters) => this.#file.prepare(sql).get(parameters));
  }

  close() {
    this.#file.close();
  }

  /**
   * @param {unknown} given
   * @param {((error: unknown, value?: unknown) => void) | undefined} then
   * @param {(parameters: unknown[]) => unknown} work
   */
  #answer(given, then, work) {
    const callback = typeof given === 'function' ? given : then;
    const parameters = Array.isArray(given) ? given.map(bindable) : [];
    let value;
    try {
      value = work(parameters);
    } catch (error) {
      callback?.(error);
      return;
    }
    callback?.(null, value);
  }
}

/**
 * What the other driver makes of values SQLite has no type for: it prints them.
 * @param {unknown} value
 */
function bindable(value) {
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (value === undefined) return null;
  const whole = typeof value !== 'object' || value === null || Buffer.isBuffer(value);
  return whole ? value : String(value);
}

export default { Database, OPEN_URI: 0x40, OPEN_READWRITE: 2, OPEN_CREATE: 4 };
