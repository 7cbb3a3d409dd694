import type Sqlite from 'better-sqlite3';

export type WriterStatements = ReturnType<typeof writerStatements>;

export const writerStatements = (database: Sqlite.Database) => ({
  kept: database.prepare<[string], string>('SELECT value FROM meta WHERE name = ?').pluck(),
  keep: database.prepare<[string, string]>(
    'INSERT INTO meta VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value',
  ),
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
  doubt: database.prepare<[number, number]>(
    'INSERT INTO doubts VALUES (?, ?) ON CONFLICT DO UPDATE SET ordinal = min(ordinal, excluded.ordinal)',
  ),
  /** What lies behind a rewind goes, and what it had ended goes on. */
  forget: [
    `UPDATE ledger SET until = NULL WHERE until > @events AND
     stream IN (SELECT DISTINCT stream FROM events WHERE ordinal > @events)`,
    'DELETE FROM ledger WHERE ordinal > @events',
    'DELETE FROM doubts WHERE ordinal > @events',
    'DELETE FROM days WHERE first > @events',
    `UPDATE days SET last = min(last, @events), events = events - (SELECT count(*) FROM events e
       WHERE e.ordinal > @events AND +e.type = days.type AND
       coalesce(CAST(floor(e.at / 86400000.0) AS INTEGER), -2147483648) = days.day)
     WHERE last > @events`,
    'DELETE FROM words WHERE rowid > @events',
    'DELETE FROM opaque WHERE ordinal > @events',
    'DELETE FROM events WHERE ordinal > @events',
  ].map((sql) => database.prepare<{ events: number }>(sql)),
});
