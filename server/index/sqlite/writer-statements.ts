import type Sqlite from 'better-sqlite3';

export type WriterStatements = ReturnType<typeof writerStatements>;

export const keepsGrams = (database: Sqlite.Database): boolean =>
  database.prepare("SELECT 1 FROM sqlite_master WHERE name = 'grams'").get() !== undefined;

/** Null for an index that keeps no pieces of words. */
const gramsStatements = (database: Sqlite.Database) =>
  keepsGrams(database)
    ? {
        add: database.prepare<[number, string]>('INSERT INTO grams (rowid, text) VALUES (?, ?)'),
        merge: database.prepare<[bigint]>("INSERT INTO grams (grams, rank) VALUES ('merge', ?)"),
      }
    : null;

export const writerStatements = (database: Sqlite.Database) => ({
  grams: gramsStatements(database),
  kept: database.prepare<[string], string>('SELECT value FROM meta WHERE name = ?').pluck(),
  keep: database.prepare<[string, string]>(
    'INSERT INTO meta VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value',
  ),
  drop: database.prepare<[string]>('DELETE FROM meta WHERE name = ?'),
  mergeWords: database.prepare<[bigint]>("INSERT INTO words (words, rank) VALUES ('merge', ?)"),
  addEvent: database.prepare('INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?, ?)'),
  addWords: database.prepare<[number, string]>('INSERT INTO words (rowid, text) VALUES (?, ?)'),
  addOpaque: database.prepare<[number]>('INSERT INTO opaque VALUES (?)'),
  addDay: database.prepare(
    `INSERT INTO days VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET events = events + excluded.events,
     first = min(first, excluded.first), last = max(last, excluded.last)`,
  ),
  streamOf: database
    .prepare<[number], number>('SELECT stream FROM events WHERE ordinal = ?')
    .pluck(),
  slotOf: database.prepare<[string], number>('SELECT id FROM slots WHERE slot = ?').pluck(),
  addSlot: database.prepare<[string]>('INSERT INTO slots (slot) VALUES (?)'),
  end: database.prepare<[number, number, number]>(
    'UPDATE ledger SET until = ? WHERE stream = ? AND grp = ? AND until IS NULL',
  ),
  addAlteration: database.prepare('INSERT INTO ledger VALUES (?, ?, ?, ?, ?, ?, NULL)'),
  deriveAnew: database.prepare<[string, string, string]>(
    `INSERT INTO ledgers VALUES (?, ?, ?, 0) ON CONFLICT DO UPDATE SET kind = excluded.kind,
     reducer = excluded.reducer, derived = 0`,
  ),
  derived: database.prepare<[number | null, string]>(
    'UPDATE ledgers SET derived = ? WHERE category = ?',
  ),
  forgetStream: database.prepare<[number]>('DELETE FROM ledger WHERE stream = ?'),
  forgetDoubt: database.prepare<[number]>('DELETE FROM doubts WHERE stream = ?'),
  doubt: database.prepare<[number, number]>(
    'INSERT INTO doubts VALUES (?, ?) ON CONFLICT DO UPDATE SET ordinal = min(ordinal, excluded.ordinal)',
  ),
});
