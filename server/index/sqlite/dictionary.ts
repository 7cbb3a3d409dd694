import type Sqlite from 'better-sqlite3';
import type { IndexedText } from '@/lib/query/narrow/narrowing.ts';
import { kinds } from './schema.ts';

const mostKept = 200_000;

/** The texts of the index by number, and back. */
export class Dictionary {
  readonly #database: Sqlite.Database;
  readonly #ids: Readonly<Record<IndexedText, Map<string, number>>> = {
    ...{ type: new Map(), category: new Map(), stream: new Map() },
    ...{ initiator: new Map(), correlation: new Map() },
  };
  readonly #texts = new Map<number, string>();
  readonly #find: Sqlite.Statement<[number, string], number>;
  readonly #read: Sqlite.Statement<[number], string>;
  readonly #insert: Sqlite.Statement<[number, string | null]>;

  constructor(database: Sqlite.Database) {
    this.#database = database;
    this.#find = database
      .prepare<[number, string], number>('SELECT id FROM texts WHERE kind = ? AND text = ?')
      .pluck();
    this.#insert = database.prepare(
      'INSERT INTO texts (kind, text) VALUES (?, ?) ON CONFLICT DO NOTHING',
    );
    this.#read = database.prepare<[number], string>('SELECT text FROM texts WHERE id = ?').pluck();
  }

  /** Number of a text; 0 for no text, null for one that stands nowhere. */
  idOf(field: IndexedText, text: string | null): number | null {
    if (text === null) return 0;
    const known = this.#ids[field].get(text);
    if (known !== undefined) return known;
    const found = this.#find.get(kinds[field], text);
    if (found !== undefined) keep(this.#ids[field], text, found);
    return found ?? null;
  }

  /** Number of a text that is kept from now on. */
  add(field: IndexedText, text: string | null): number {
    if (text === null) return 0;
    const known = this.#ids[field].get(text);
    if (known !== undefined) return known;
    const { changes, lastInsertRowid } = this.#insert.run(kinds[field], text);
    const id = changes === 1 ? Number(lastInsertRowid) : this.idOf(field, text);
    if (id === null) throw new Error('The index did not keep a text.');
    keep(this.#ids[field], text, id);
    return id;
  }

  textOf(id: number): string | null {
    if (id === 0) return null;
    const known = this.#texts.get(id);
    if (known !== undefined) return known;
    const found = this.#read.get(id);
    if (found === undefined) throw new Error(`The index has no text ${id}.`);
    keep(this.#texts, id, found);
    return found;
  }

  /** Numbers of the texts of a field that begin so, at most `most`; null when there are more. */
  idsFrom(field: IndexedText, prefix: string, most: number): readonly number[] | null {
    const ids = this.#database
      .prepare<[number, string, string, number], number>(
        'SELECT id FROM texts WHERE kind = ? AND text >= ? AND text < ? LIMIT ?',
      )
      .pluck()
      .all(kinds[field], prefix, `${prefix}\u{10ffff}`, most + 1);
    return ids.length > most ? null : ids;
  }

  /** What was added in a transaction that did not end must not be remembered. */
  forget(): void {
    for (const ids of Object.values(this.#ids)) ids.clear();
    this.#texts.clear();
  }
}

function keep<Key, Value>(into: Map<Key, Value>, key: Key, value: Value): void {
  if (into.size >= mostKept) into.clear();
  into.set(key, value);
}
